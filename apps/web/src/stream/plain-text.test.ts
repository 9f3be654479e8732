import { expect, test } from 'vitest'
import { countWords, plainTextOf } from './plain-text.ts'

test('marks are gone, words and numbers stay', () => {
  const markdown = String.raw`# Title

## 1. Term

1.1 **Party** pays 5 \* 3 to A\_B.
`
  expect(plainTextOf(markdown)).toBe('Title\n\n1. Term\n\n1.1 Party pays 5 * 3 to A_B.\n')
})

test('words are counted as a person would', () => {
  expect(countWords('## 1. Term — the **duty** lasts 2 years.')).toBe(7)
})
