import { expect, test } from 'vitest'
import { createInlineMarks, type InlinePart } from './inline-marks.ts'

function shown(pieces: readonly string[]): string {
  const marks = createInlineMarks()
  const show = (part: InlinePart) => ('words' in part ? part.words : part.bold ? '<b>' : '</b>')
  return pieces.flatMap((piece) => marks.push(piece).map(show)).join('')
}

const line = String.raw`The **Receiving Party** keeps 2 * 3 \*stars\* and a \_name\_ \\ back.`
const expected = String.raw`The <b>Receiving Party</b> keeps 2 * 3 *stars* and a _name_ \ back.`

test('bold and escapes are shown as what they mean', () => {
  expect(shown([line])).toBe(expected)
})

test('they are the same however the text is cut', () => {
  for (let size = 1; size <= line.length; size++) {
    const pieces: string[] = []
    for (let at = 0; at < line.length; at += size) pieces.push(line.slice(at, at + size))
    expect(shown(pieces)).toBe(expected)
  }
})
