import { AppError, type FieldError } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { readNdaRequest } from './nda-request.ts'

const guide = { party_a: 'ABC Corp', party_b: 'XYZ Ltd', purpose: 'Business collaboration' }
const read = (body: unknown) => readNdaRequest(body, (terms) => terms)
const refused = (body: unknown): FieldError[] => {
  try {
    read(body)
  } catch (error) {
    if (error instanceof AppError) return error.details.fields ?? []
    throw error
  }
  throw new Error('it was not refused')
}
const refusedFields = (body: unknown): string[] => refused(body).map(({ path }) => path)

describe('the body of an NDA request', () => {
  it('[H] flat names, as people say them', () => {
    const { terms, localOnly } = read({
      ...guide,
      nda_type: 'Mutual',
      jurisdiction: 'England & Wales',
      term_months: 12,
    })
    expect(terms).toMatchObject({
      direction: 'two-way',
      partyA: { name: 'ABC Corp' },
      partyB: { name: 'XYZ Ltd' },
      jurisdiction: 'england-wales',
      termMonths: 12,
    })
    expect(localOnly).toBe(false)
  })

  it('[H] one way: the first party discloses unless the other is named', () => {
    expect(read({ ...guide, nda_type: 'one_way' }).terms.discloser).toBe('a')
    expect(read({ ...guide, nda_type: 'one-way', discloser: 'B' }).terms.discloser).toBe('b')
  })

  it('[H] parties in full, and where disputes go', () => {
    const party = { name: 'ABC Corp', form: 'company', signatory: { name: 'A. B.', title: 'Director' } }
    const { terms } = read({ ...guide, party_a: party, arbitration_seat: 'Mumbai' })
    expect(terms.partyA).toMatchObject(party)
    expect(terms.disputes).toEqual({ by: 'arbitration', seat: 'Mumbai', arbitrators: 1 })
    expect(read({ ...guide, courts: 'New Delhi' }).terms.disputes).toEqual({ by: 'courts', place: 'New Delhi' })
  })

  it("[H] the interface's own terms", () => {
    const terms = { partyA: { name: 'ABC Corp' }, partyB: { name: 'XYZ Ltd' }, purpose: 'Test' }
    expect(read({ terms, provider: 'library', local_only: true })).toMatchObject({
      provider: 'library',
      localOnly: true,
    })
  })

  it('[H] everything that is missing is named at once, in the names of the caller', () => {
    expect(refusedFields({})).toEqual(['party_a', 'party_b', 'purpose'])
    expect(refusedFields({ ...guide, party_b: 'abc corp', nda_type: 'three-way' })).toEqual([
      'party_c.name',
      'party_b.name',
    ])
    expect(refusedFields({ ...guide, confidentiality_months: 0 })).toEqual(['confidentiality_months'])
    expect(refusedFields({ ...guide, nda_type: 'sideways' })).toEqual(['nda_type'])
  })

  it('[H] what is of a wrong kind is named beside what is missing, in words for people', () => {
    expect(refused({ party_a: 5, party_c: {}, term_months: '2 years', courts: ['Mumbai'], special_terms: 7 })).toEqual([
      { path: 'party_a', message: 'The party is missing: give its name' },
      { path: 'party_b', message: 'The party is missing: give its name' },
      { path: 'party_c.name', message: 'The name of the party is missing' },
      { path: 'purpose', message: 'The purpose is missing' },
      { path: 'term_months', message: 'The term is a whole number of months' },
      { path: 'courts', message: 'The name of the courts has to be a text' },
      { path: 'special_terms', message: 'The text of the special terms has to be a text' },
    ])
  })

  it('[H] courts and arbitration contradict each other', () => {
    const message = 'Disputes go to courts or to arbitration: leave one of them out'
    expect(refused({ ...guide, courts: 'Mumbai', arbitration_seat: 'Delhi' })).toEqual([
      { path: 'courts', message },
      { path: 'arbitration_seat', message },
    ])
    expect(refusedFields({ courts: 'Mumbai', arbitration_seat: 'Delhi' })).toContain('purpose')
    expect(read({ ...guide, courts: '', arbitration_seat: 'Delhi' }).terms.disputes).toMatchObject({ seat: 'Delhi' })
    expect(read({ ...guide, courts: 'Mumbai', arbitration_seat: ' ' }).terms.disputes).toMatchObject({
      place: 'Mumbai',
    })
    expect(read({ ...guide, arbitration_seat: '' }).terms.disputes).toMatchObject({ by: 'arbitration', seat: '' })
  })

  it('[H] a place that does not fit is named as its caller named it', () => {
    const long = 'x'.repeat(121)
    expect(refusedFields({ ...guide, courts: long })).toEqual(['courts'])
    expect(refusedFields({ ...guide, arbitration_seat: long })).toEqual(['arbitration_seat'])
  })

  it('[H] what nobody asked for is named one by one', () => {
    const unknown = (path: string) => ({ path, message: 'There is no such field here' })
    expect(refused({ ...guide, admin: true, Party_A: 'x' })).toEqual([unknown('admin'), unknown('Party_A')])
    expect(refused({ ...guide, party_a: { name: 'ABC', role: 'x' } })).toEqual([unknown('party_a.role')])
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]))
    expect(refused({ ...guide, ...many })).toHaveLength(20)
  })

  it("[H] the interface's own terms are named as they came", () => {
    const terms = { partyA: { name: 'ABC Corp' }, purpose: 'Test', effectiveDate: 'tomorrow' }
    expect(refused({ terms })).toEqual([
      { path: 'terms.partyB', message: 'The party is missing: give its name' },
      { path: 'terms.effectiveDate', message: 'The effective date is a day such as 2026-11-22' },
    ])
    expect(refusedFields({ terms: null })).toEqual(['terms'])
  })

  it.each([null, 7, 'body', [], { ...guide, admin: true }, { ...guide, party_a: [] }, { terms: guide, extra: 1 }])(
    '[T5] %j is refused',
    (body) => {
      expect(() => read(body)).toThrow(AppError)
    },
  )
})
