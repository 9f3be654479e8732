import { expect, test } from 'vitest'
import { readDefinedTerms } from './defined-terms.ts'
import { findDurations, sayMonths } from './durations.ts'
import { readGroups } from './groups.ts'
import { modalityOf } from './modality.ts'
import { readText } from './reading.ts'

test.each([
  ['two (2) years', [24]],
  ['a five-year term', [60]],
  ['eighteen (18) months and 30 days', [18, 1]],
  ['twenty-four months', [24]],
  ['section 3 of the year', []],
  ['[three (3) years]', [36]],
  ['one year', [12]],
])('the periods of "%s"', (text, months) => {
  expect(findDurations(text).map((period) => period.months)).toEqual(months)
})

test('periods are said as a reader would', () => {
  expect([12, 24, 18, 1, 1 / 3].map(sayMonths)).toEqual(['1 year', '2 years', '18 months', '1 month', '10 days'])
})

test.each([
  ['the recipient shall keep it', 'duty'],
  ['the recipient shall not show it', 'prohibition'],
  ['neither party may show it', 'prohibition'],
  ['the recipient may show it', 'permission'],
  ['nothing shall prevent the recipient from showing it', 'permission'],
  ['the recipient shall not be prohibited from showing it', 'permission'],
  ['this is a contract', 'statement'],
])('the modality of "%s"', (text, modality) => {
  expect(modalityOf(text)).toBe(modality)
})

test('defined terms, by a verb and in brackets, the first definition standing', () => {
  const terms = readDefinedTerms(
    readText(
      '\u201cPurpose\u201d means a talk. Acme Ltd (the "Discloser") speaks of a "thing". "Purpose" means another.',
    ),
  )
  expect([...terms.keys()]).toEqual(['purpose', 'discloser'])
  expect(terms.get('purpose')?.sentence.index).toBe(0)
})

test('a defined group is spelled out where it is used, not where it is defined', () => {
  const groups = readGroups(readText('"Personnel" means its employees.\nShow it to Personnel and Representatives.'))
  expect(groups.expand('show it to personnel')).toBe('show it to personnel (employees)')
  expect(groups.expand('its representatives')).toBe('its representatives (employees and advisors)')
  expect(groups.expand('"personnel" means')).toBe('"personnel" means')
})
