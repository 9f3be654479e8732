import { AppError, ndaTermsSchema } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { emptyDraft, emptyParty, readDraftValues, termsOf } from './draft-values.ts'

const filled = {
  ...emptyDraft,
  partyA: { ...emptyParty, name: 'Asha Textiles' },
  partyB: { ...emptyParty, name: 'Birch Ltd' },
  purpose: 'a joint venture',
}

test('the defaults are two-way, two years and India', () => {
  const terms = ndaTermsSchema.parse(termsOf(filled))
  expect(terms).toMatchObject({ direction: 'two-way', termMonths: 24, jurisdiction: 'india' })
})

test('what the present choices do not ask for stays in the draft and out of the terms', () => {
  const values = { ...filled, discloser: 'b' as const, partyC: { ...emptyParty, name: 'Cedar' } }
  expect(termsOf(values)).not.toHaveProperty('partyC')
  expect(termsOf(values)).not.toHaveProperty('discloser')
  expect(termsOf({ ...values, direction: 'three-way' })).toMatchObject({ partyC: { name: 'Cedar' } })
  expect(termsOf({ ...values, direction: 'one-way' })).toMatchObject({ discloser: 'b' })
})

test('what is missing is named field by field, in words', () => {
  const parsed = ndaTermsSchema.safeParse(termsOf({ ...emptyDraft, termMonths: 'two years', direction: 'one-way' }))
  const fields = parsed.error ? AppError.invalid(parsed.error).details.fields : []
  expect(fields).toEqual(
    expect.arrayContaining([
      { path: 'partyA.name', message: 'The name of the party is missing' },
      { path: 'partyB.name', message: 'The name of the party is missing' },
      { path: 'purpose', message: 'The purpose is missing' },
      { path: 'termMonths', message: 'The term is a whole number of months' },
    ]),
  )
})

test('a draft of another version loses only what is not understood', () => {
  expect(readDraftValues(undefined)).toEqual(emptyDraft)
  expect(readDraftValues('nonsense')).toEqual(emptyDraft)
  const stored = { ...filled, direction: 'four-way', termMonths: 12, extra: true, partyB: { name: 'Birch Ltd' } }
  expect(readDraftValues(stored)).toEqual({ ...filled, direction: 'two-way', termMonths: '24' })
})
