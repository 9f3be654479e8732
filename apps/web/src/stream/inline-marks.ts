/** What the running text shows of Markdown's marks within a line: words, and where bold begins and ends. */
export type InlinePart = { words: string } | { bold: boolean }

/** Reads the marks while they arrive; what may still become one is held back. */
export interface InlineMarks {
  push(text: string): InlinePart[]
}

/**
 * Knows `**bold**` and backslash escapes, which is what contracts are written with; all other marks show as they are
 * until their block is finished and read properly.
 */
export function createInlineMarks(): InlineMarks {
  let bold = false
  let held = ''

  return {
    push(text) {
      const parts: InlinePart[] = []
      const source = held + text
      held = ''
      let words = ''
      let from = 0
      const special = /[\\*]/g
      for (let match = special.exec(source); match; match = special.exec(source)) {
        const at = match.index
        const next = source.charAt(at + 1)
        if (next === '') {
          held = source.slice(at)
          words += source.slice(from, at)
          from = source.length
          break
        }
        if (match[0] === '\\' && /[!-/:-@[-`{-~]/.test(next)) {
          words += source.slice(from, at) + next
        } else if (match[0] === '*' && next === '*') {
          words += source.slice(from, at)
          if (words !== '') parts.push({ words })
          words = ''
          bold = !bold
          parts.push({ bold })
        } else continue
        from = at + 2
        special.lastIndex = from
      }
      words += source.slice(from)
      if (words !== '') parts.push({ words })
      return parts
    },
  }
}
