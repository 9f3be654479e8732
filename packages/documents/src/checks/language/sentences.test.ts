import { expect, test } from 'vitest'
import { splitSentences } from './sentences.ts'

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['two sentences', 'One party discloses. The other receives.', ['One party discloses.', 'The other receives.']],
  ['a reference', 'See Section 2.1 and Sec. 3 of it. Then stop.', ['See Section 2.1 and Sec. 3 of it.', 'Then stop.']],
  [
    'abbreviations',
    'Samples, e.g. Prototypes, of Acme Inc. and Beta Co. Ltd. stay.',
    ['Samples, e.g. Prototypes, of Acme Inc. and Beta Co. Ltd. stay.'],
  ],
  [
    'a label',
    '1. The Recipient shall wait. 2. It shall listen.',
    ['1. The Recipient shall wait.', '2. It shall listen.'],
  ],
  ['an inline list', 'It shall: (a) wait; and (b) listen.', ['It shall:', '(a) wait; and', '(b) listen.']],
  ['a clause letter is no item', 'Under Section 4(b) it waits.', ['Under Section 4(b) it waits.']],
  ['lines', '  One\n\n Two \r\nThree', ['One', 'Two', 'Three']],
  ['a quoted end', 'He said \u201cno.\u201d Then he left.', ['He said \u201cno.\u201d', 'Then he left.']],
  ['nothing', ' \n ', []],
])('%s', (_, text, sentences) => {
  expect(split(text)).toEqual(sentences)
})

test('a line without end is cut, and nothing of it is lost', () => {
  const text = 'word '.repeat(5000).trim()
  const parts = split(text)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(4000)
  expect(parts.join(' ')).toBe(text)
  expect(split('x'.repeat(9000)).join('')).toBe('x'.repeat(9000))
})
