import { describe, expect, it } from 'vitest'
import { looksLikeTitle } from './clause-heading.ts'
import { readLabel, romanValue, typedLabel } from './printed-label.ts'

describe('typed labels', () => {
  it.each([
    ['1. Term', '1.'],
    ['2.3 The parties', '2.3'],
    ['2.3.4. The parties', '2.3.4.'],
    ['(a) first', '(a)'],
    ['(aa) after z', '(aa)'],
    ['(iv) fourth', '(iv)'],
    ['iv. fourth', 'iv.'],
    ['A. Upper', 'A.'],
    ['Article IV. Term', 'Article IV.'],
    ['Section 2.1 Confidential Information', 'Section 2.1'],
    ['EXHIBIT B', 'EXHIBIT B'],
    ['§ 5 Haftung', '§ 5'],
    ['7 Governing Law', '7'],
    ['• item', '•'],
  ])('[D1] %s is labelled %s', (text, label) => {
    expect(typedLabel(text, looksLikeTitle)?.label).toBe(label)
  })

  it.each([
    'Section 5 of this Agreement says so',
    '30 days after the date',
    'A party may',
    '(the “Company”) agrees',
    'i.e. such',
    '$1.50 each',
  ])('[D1] %s has none', (text) => {
    expect(typedLabel(text, looksLikeTitle)).toBeUndefined()
  })
})

describe('readings', () => {
  it('[D1] a label of one letter may be two things', () => {
    expect(readLabel('(v)')).toEqual([
      { shape: 'lower-letter(', value: 22 },
      { shape: 'lower-roman(', value: 5 },
    ])
  })

  it('[D1] a path tells what a number is in', () => {
    expect(readLabel('Section 3.2')[0]).toEqual({ shape: 'dotted2', value: 2, path: [3, 2] })
    expect(readLabel('2.1(b)')[0]?.path).toEqual([2, 1, 2])
    expect(readLabel('Exhibit C')[0]?.value).toBe(3)
  })

  it('[D1] romans count', () => {
    expect(['i', 'iv', 'ix', 'xiv', 'xl', 'mcmxc'].map(romanValue)).toEqual([1, 4, 9, 14, 40, 1990])
    expect(romanValue('iiii')).toBeUndefined()
  })
})
