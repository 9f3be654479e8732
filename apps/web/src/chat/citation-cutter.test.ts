import { expect, test } from 'vitest'
import { type CitedPart, createCitationCutter } from './citation-cutter.ts'

/** Text that came in pieces, as one. */
function joined(parts: readonly CitedPart[]): CitedPart[] {
  const whole: CitedPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last && 'text' in last && 'text' in part) last.text += part.text
    else whole.push({ ...part })
  }
  return whole
}

const cut = (pieces: readonly string[]): CitedPart[] => {
  const cutter = createCitationCutter()
  return joined(pieces.flatMap((piece) => cutter.push(piece)))
}

const text =
  'It ends after two years ([7.2](clause:c%3A1?12-90)), see **[Term](clause:b)** and [square] or \\[not](clause:b) one.'
const parts: CitedPart[] = [
  { text: 'It ends after two years (' },
  { label: '7.2', target: { clauseId: 'c:1', start: 12, end: 90 } },
  { text: '), see **' },
  { label: 'Term', target: { clauseId: 'b' } },
  { text: '** and [square] or \\[not](clause:b) one.' },
]

test('[D6] citations are cut out of the text', () => {
  expect(cut([text])).toEqual(parts)
})

test('[D6] wherever the text is cut, nothing of a citation shows before it is whole', () => {
  for (let at = 0; at <= text.length; at++) expect(cut([text.slice(0, at), text.slice(at)])).toEqual(parts)
  expect(cut([...text])).toEqual(parts)
})

test.each([
  '[a link](https://example.com/)',
  '[script](javascript:alert)',
  '[the Company] shall',
  '[7.2](clause:)',
  '[7.2](clause:a?9)',
  '[7.2](clause:%E0%A4%A)',
  '[two\nlines](clause:a)',
])('what is no citation stays text: %s', (words) => {
  expect(cut([`${words} and more.`])).toEqual([{ text: `${words} and more.` }])
})

test('a label says its escaped characters', () => {
  expect(cut(['[\\[A\\] 1.](clause:a)'])).toEqual([{ label: '[A] 1.', target: { clauseId: 'a' } }])
})
