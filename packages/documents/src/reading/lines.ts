import { endsWithHyphen, type HyphenMender } from './hyphenation.ts'
import type { TextSpan } from './paragraph.ts'

export interface PrintedLine {
  text: string
  spans: TextSpan[]
}

/** Puts the lines of one paragraph together: a space between them, or nothing where a word was cut. */
export const joinLines = (lines: readonly PrintedLine[], keepsHyphen: HyphenMender): PrintedLine => {
  const first = lines[0]
  if (first === undefined) return { text: '', spans: [] }
  if (lines.length === 1) return first
  const parts: string[] = []
  const spans: TextSpan[] = []
  let length = 0
  lines.forEach((line, i) => {
    const next = lines[i + 1]?.text
    let text = line.text
    let gap = next === undefined ? '' : ' '
    if (next !== undefined && endsWithHyphen(text)) {
      gap = ''
      if (!keepsHyphen(text, next)) text = text.slice(0, -1)
    }
    for (const span of line.spans) {
      const fits = Math.min(span.length, text.length - span.start)
      if (fits > 0) spans.push({ ...span, start: span.start + length, length: fits })
    }
    parts.push(text, gap)
    length += text.length + gap.length
  })
  return { text: parts.join(''), spans }
}
