/** A stretch of Markdown that prints as it stands. */
interface Printed {
  text: string
  from: number
}

export interface InlineMarkdown {
  pieces: Printed[]
  /** Leading characters printed in bold or italics. */
  emphasis: number
  /** Comments and elements that a page does not show. */
  hidden: string[]
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sect: '§',
  copy: '©',
}

const token =
  /\\([!-/:-@[-`{-~])|<!--([\s\S]*?)-->|(!?)\[((?:[^\][\\]|\\.){0,2000})\]\(([^()\s]{0,2000})(?:\s+"[^"]{0,500}")?\)|<(https?:[^\s<>]{1,2000})>|<(\/?)([a-zA-Z][\w-]*)((?:\s[^<>]{0,2000})?)\/?>|&(#\d{1,7}|#x[\da-fA-F]{1,6}|\w{1,10});|(\*{1,3}|_{1,3}|~~|`+)/g

const invisible =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|color\s*:\s*(?:white|#fff(?:fff)?\b)|\bhidden\b/i

const entity = (name: string): string | undefined => {
  if (!name.startsWith('#')) return entities[name]
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** Takes Markdown's and HTML's marks out of a paragraph, keeping where each printed stretch stood. Linear. */
export const inlineMarkdown = (source: string, from = 0): InlineMarkdown => {
  const pieces: Printed[] = []
  const hidden: string[] = []
  let printed = 0
  let emphasised = 0
  let emphasis = 0
  let ended = false
  /** Name of the element that hides, and how many of that name are open inside it. */
  let hiding: { name: string; depth: number; from: number } | undefined
  const push = (text: string, at: number) => {
    if (text === '' || hiding) return
    pieces.push({ text, from: from + at })
    if (!ended && /[\p{L}\p{N}]/u.test(text)) {
      if (emphasised > 0) emphasis = printed + text.length
      else if (printed + text.length > 8 || emphasis > 0) ended = true
    }
    printed += text.length
  }
  let at = 0
  for (const match of source.matchAll(token)) {
    const [whole, escaped, comment, image, label, , link, closing, tag, attributes, named, mark] = match
    const before = source[match.index - 1] ?? ' '
    const after = source[match.index + whole.length] ?? ' '
    // An underscore or a star inside a word, or with space on both sides, is itself: blanks to fill in, multiplication.
    if (mark !== undefined && /^[_*]/.test(mark)) {
      const inWord = mark.startsWith('_') && /\w/.test(before) && /\w/.test(after)
      const alone = /\s/.test(before) && /\s/.test(after)
      if (inWord || alone || (mark.startsWith('_') && (before === '_' || after === '_'))) continue
    }
    const value = named === undefined ? undefined : entity(named)
    if (named !== undefined && value === undefined) continue
    push(source.slice(at, match.index), at)
    at = match.index + whole.length
    if (escaped !== undefined) push(escaped, match.index + 1)
    else if (comment !== undefined) hidden.push(comment.trim())
    else if (label !== undefined) {
      if (image === '!') {
        if (label.split(/\s+/).length > 2) hidden.push(label)
      } else {
        const inner = inlineMarkdown(label, from + match.index + 1)
        for (const piece of inner.pieces) push(piece.text, piece.from - from)
        hidden.push(...inner.hidden)
      }
    } else if (link !== undefined) push(link, match.index + 1)
    else if (tag !== undefined) {
      const name = tag.toLowerCase()
      if (hiding) {
        if (name === hiding.name) hiding.depth += closing === '/' ? -1 : whole.endsWith('/>') ? 0 : 1
        if (hiding.depth === 0) {
          hidden.push(
            source
              .slice(hiding.from, match.index)
              .replace(/<[^<>]*>/g, '')
              .trim(),
          )
          hiding = undefined
        }
      } else if (
        closing !== '/' &&
        (['script', 'style', 'template'].includes(name) || invisible.test(attributes ?? ''))
      ) {
        if (!whole.endsWith('/>') && name !== 'br') hiding = { name, depth: 1, from: at }
      } else if (name === 'br') push(' ', match.index)
      else if (name === 'strong' || name === 'b' || name === 'em' || name === 'i' || name === 'u') {
        emphasised = Math.max(0, emphasised + (closing === '/' ? -1 : 1))
      }
    } else if (value !== undefined) push(value, match.index)
    else if (mark !== undefined && mark !== '~~' && !mark.startsWith('`')) {
      const opens = emphasised === 0 || (/\s/.test(before) && !/\s/.test(after))
      emphasised = Math.max(0, emphasised + (opens ? 1 : -1))
    }
  }
  if (hiding) hidden.push(source.slice(hiding.from).trim())
  else push(source.slice(at), at)
  return { pieces, emphasis, hidden: hidden.filter((text) => text !== '') }
}
