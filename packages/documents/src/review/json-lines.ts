/** Objects in a text that should be JSON Lines, in the order in which they end, and how many could not be read. */
export interface JsonLines {
  /** Takes the next piece of the text; gives the objects that are whole now. */
  push(piece: string): unknown[]
  /** The text is at its end; gives what its last line held. */
  end(): unknown[]
  /** Objects that were begun and could not be read. */
  readonly unreadable: number
}

/** No object of ours is longer; an unbounded line costs no unbounded memory. */
const longestObject = 40_000

/**
 * Reads what a model writes where it was asked for one JSON object a line. Fences, arrays, words around an object,
 * objects over several lines, several on one and trailing commas are all read; an object that can't be read costs
 * itself alone: the next line that begins with a brace is a new one.
 */
export function readJsonLines(): JsonLines {
  let line = ''
  /** Of an object that goes on over the line's end. */
  let open = ''
  let unreadable = 0

  const giveUp = () => {
    if (!isWrapper(open)) unreadable++
    open = ''
  }
  function readLine(text: string): unknown[] {
    if (open !== '' && /^\s*\{/.test(text)) giveUp()
    const found: unknown[] = []
    let rest = open === '' ? text : `${open}${endsInString(open) ? '\\n' : '\n'}${text}`
    open = ''
    for (let start = rest.indexOf('{'); start >= 0; start = rest.indexOf('{')) {
      const end = endOfObject(rest, start)
      if (end === undefined) {
        open = rest.slice(start)
        if (open.length > longestObject) giveUp()
        break
      }
      const value = parse(rest.slice(start, end))
      if (value === undefined) unreadable++
      else found.push(...objectsIn(value))
      rest = rest.slice(end)
    }
    return found
  }
  return {
    push(piece) {
      const lines = (line + piece).split(/\r?\n/)
      line = lines.pop() ?? ''
      const found = lines.flatMap(readLine)
      // One line without an end is no line of ours.
      if (line.length > longestObject) {
        line = ''
        unreadable++
      }
      return found
    },
    end() {
      const found = readLine(line)
      line = ''
      if (open !== '') giveUp()
      return found
    },
    get unreadable() {
      return unreadable
    },
  }
}

/** `{"findings": [`: it holds the objects that follow, and is none itself. */
const isWrapper = (text: string): boolean => /^\{\s*"\w+"\s*:\s*\[\s*$/.test(text)

/** Behind the brace that closes the one at `start`; nothing where it is still to come. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0
  let inString = false
  for (let i = start; i < text.length; i++) {
    const unit = text[i]
    if (inString) {
      if (unit === '\\') i++
      else if (unit === '"') inString = false
    } else if (unit === '"') inString = true
    else if (unit === '{') depth++
    else if (unit === '}' && --depth === 0) return i + 1
  }
  return undefined
}

function endsInString(text: string): boolean {
  let inString = false
  for (let i = 0; i < text.length; i++) {
    if (inString && text[i] === '\\') i++
    else if (text[i] === '"') inString = !inString
  }
  return inString
}

function parse(text: string): unknown {
  for (const candidate of [text, withoutTrailingCommas(text)]) {
    try {
      return JSON.parse(candidate)
    } catch {}
  }
  return undefined
}

/** Strings are left as they are, but for the line breaks and tabs that belong escaped. */
const withoutTrailingCommas = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[}\]])/g, (found) =>
    found === ',' ? '' : found.replace(/\t/g, '\\t').replace(/[\u0000-\u001f]/g, ' '),
  )

/** The objects of a wrapper such as `{"findings": [...]}`; else the object itself. */
function objectsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const values = Object.values(value)
  const [only] = values
  const isList = values.length === 1 && Array.isArray(only) && only.length > 0
  return isList && only.every((item) => typeof item === 'object' && item !== null) ? only : [value]
}
