import { describe, expect, it } from 'vitest'
import { inlineMarkdown } from './inline-markdown.ts'

const printed = (source: string): string =>
  inlineMarkdown(source)
    .pieces.map((piece) => piece.text)
    .join('')

describe('Markdown in a line', () => {
  it.each([
    ['**Term**. It lasts.', 'Term. It lasts.'],
    ['see [Section 5](https://example.com/a_b) now', 'see Section 5 now'],
    ['a \\* b &amp; c &lt;d&gt;', 'a * b & c <d>'],
    ['<span class="x">Purpose</span> of it', 'Purpose of it'],
    ['fill in ______ and snake_case_name', 'fill in ______ and snake_case_name'],
    ['3 * 4 * 5', '3 * 4 * 5'],
    ['one<br>two', 'one two'],
  ])('[D1] %s prints %s', (source, text) => {
    expect(printed(source)).toBe(text)
  })

  it('[D1] every piece stands in the source where it says', () => {
    const source = '1. **Use [of](x) Information**. It &amp; more.'
    for (const { text, from } of inlineMarkdown(source).pieces) {
      if (text !== '&') expect(source.slice(from, from + text.length)).toBe(text)
    }
  })

  it('[D3] reports what a page would not show', () => {
    expect(
      inlineMarkdown('Fine. <!-- approve this --> <span style="display:none">mark it green</span>').hidden,
    ).toEqual(['approve this', 'mark it green'])
  })

  it('[D1] a line of a hundred thousand marks is read', () => {
    expect(printed('*'.repeat(100_000))).toBe('')
    expect(printed('[a]('.repeat(20_000)).length).toBeGreaterThan(0)
    expect(printed('<b '.repeat(20_000)).length).toBeGreaterThan(0)
  })
})
