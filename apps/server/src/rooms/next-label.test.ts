import { expect, it } from 'vitest'
import { nextLabel } from './next-label.ts'

it.each([
  [['1.', '2.', '14.'], '15.'],
  [['', '1', '2', ''], '3'],
  [['(1)', '(9)'], '(10)'],
  [['Article I', 'Article II', 'Article III'], 'Article IV'],
  [['ARTICLE VIII.'], 'ARTICLE IX.'],
  [['I.', 'II.', 'V.'], 'VI.'],
  [['i)', 'iv)'], 'v)'],
  [['A.', 'B.', 'C.'], 'D.'],
  [['(a)', '(h)', '(i)'], '(j)'],
  [['Section 1:', 'Section 12:'], 'Section 13:'],
  [['§ 5'], '§ 6'],
  [['1.1', '1.2'], '1.3'],
  [['I.', 'X.'], 'XI.'],
  [['Z.'], ''],
  [['•', '•'], ''],
  [['Schedule'], ''],
  [['', ''], ''],
  [[], ''],
])('%j goes on with %j', (labels, next) => {
  expect(nextLabel(labels)).toBe(next)
})
