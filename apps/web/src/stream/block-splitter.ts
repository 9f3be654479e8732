/** A finished block of Markdown. `start`: where its first UTF-16 unit stands in the whole text. */
export interface Block {
  source: string
  start: number
}

/** Cuts Markdown into blocks while it arrives. Each unit of text is looked at once: the cost is linear. */
export interface BlockSplitter {
  /** The blocks that are known to be complete now. */
  push(text: string): Block[]
  /** What is there of the block that is not complete. */
  readonly open: Block
  /** The text has ended: the open block, if there is one. */
  end(): Block[]
}

const fenceStart = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}#{1,6}(?:\s|$)/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
/** CommonMark: only these interrupt a paragraph; "2026. A year" does not. */
const interruptingItem = /^ {0,3}(?:[-*+]|1[.)])[ \t]/
const quote = /^ {0,3}>/

type Kind = 'none' | 'paragraph' | 'item' | 'quote' | 'fence'

/** Each list item is a block of its own, or a contract that is one long list would never have a finished block. */
export function createBlockSplitter(): BlockSplitter {
  let kind: Kind = 'none'
  let fence = ''
  /** Whole lines of the open block, and the line that is still being written. */
  let block = ''
  let line = ''
  let start = 0
  /** An item followed by an empty line: what comes next says whether the item goes on. */
  let afterBlank = false

  function finish(finished: Block[]): void {
    if (block !== '') finished.push({ source: block, start })
    start += block.length
    block = ''
    kind = 'none'
    afterBlank = false
  }

  function skip(text: string): void {
    start += text.length
  }

  function begin(text: string, bare: string, finished: Block[]): void {
    block = text
    if (heading.test(bare) || rule.test(bare)) {
      finish(finished)
      return
    }
    const opening = fenceStart.exec(bare)
    if (opening) {
      kind = 'fence'
      fence = opening[1] ?? ''
    } else kind = listItem.test(bare) ? 'item' : quote.test(bare) ? 'quote' : 'paragraph'
  }

  const interrupts = (bare: string): boolean =>
    heading.test(bare) ||
    fenceStart.test(bare) ||
    (kind === 'item' ? listItem.test(bare) : interruptingItem.test(bare)) ||
    (kind !== 'quote' && quote.test(bare))

  function take(text: string, finished: Block[]): void {
    const bare = text.replace(/\r?\n$/, '')
    if (kind === 'fence') {
      block += text
      if (closes(bare, fence)) finish(finished)
      return
    }
    if (bare.trim() === '') {
      if (kind === 'item') {
        block += text
        afterBlank = true
        return
      }
      finish(finished)
      skip(text)
      return
    }
    const goesOn = kind !== 'none' && !interrupts(bare) && !(afterBlank && !/^(?: {2,}|\t)/.test(bare))
    if (goesOn) {
      block += text
      afterBlank = false
      return
    }
    finish(finished)
    begin(text, bare, finished)
  }

  return {
    push(text) {
      const finished: Block[] = []
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        const whole = line + text.slice(from, end + 1)
        line = ''
        from = end + 1
        take(whole, finished)
      }
      line += text.slice(from)
      // The first word after an empty line tells that an item has ended; no need to wait for the line's end.
      if (afterBlank && line !== '' && !/^[ \t]/.test(line)) finish(finished)
      return finished
    },
    get open() {
      return { source: block + line, start }
    },
    end() {
      const finished: Block[] = []
      if (line !== '') take(line, finished)
      line = ''
      finish(finished)
      return finished
    },
  }
}

function closes(bare: string, fence: string): boolean {
  const mark = fence.charAt(0)
  const trimmed = bare.trim()
  return trimmed.length >= fence.length && [...trimmed].every((character) => character === mark)
}
