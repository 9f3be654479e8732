import { expect, test } from 'vitest'
import { dayInWords, listInWords, numberInWords, periodInWords } from './words.ts'

test('numbers are said in words', () => {
  const said = [0, 7, 13, 20, 21, 99, 100, 101, 240, 600, 999].map(numberInWords)
  expect(said).toEqual([
    ...['zero', 'seven', 'thirteen', 'twenty', 'twenty-one', 'ninety-nine', 'one hundred', 'one hundred and one'],
    ...['two hundred and forty', 'six hundred', 'nine hundred and ninety-nine'],
  ])
  for (const wrong of [-1, 1.5, 1000, Number.NaN]) expect(() => numberInWords(wrong)).toThrow(RangeError)
})

test('periods are years where they come out even, else months', () => {
  expect([1, 11, 12, 18, 24, 36, 600].map(periodInWords)).toEqual([
    ...['one (1) month', 'eleven (11) months', 'one (1) year', 'eighteen (18) months', 'two (2) years'],
    ...['three (3) years', 'fifty (50) years'],
  ])
})

test('a day is said with its month', () => {
  expect(['2026-11-22', '2027-01-01', '2028-02-29'].map(dayInWords)).toEqual([
    '22 November 2026',
    '1 January 2027',
    '29 February 2028',
  ])
  for (const wrong of ['', '22.11.2026', '2026-13-01']) expect(() => dayInWords(wrong)).toThrow(RangeError)
})

test('lists end with "and"', () => {
  expect([[], ['1'], ['1', '2'], ['1', '2', '3']].map(listInWords)).toEqual(['', '1', '1 and 2', '1, 2 and 3'])
})
