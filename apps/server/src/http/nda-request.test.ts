import { AppError } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { readNdaRequest } from './nda-request.ts'

const guide = { party_a: 'ABC Corp', party_b: 'XYZ Ltd', purpose: 'Business collaboration' }
const read = (body: unknown) => readNdaRequest(body, (terms) => terms)
const refusedFields = (body: unknown): string[] => {
  try {
    read(body)
  } catch (error) {
    if (error instanceof AppError) return error.details.fields?.map(({ path }) => path) ?? []
    throw error
  }
  throw new Error('it was not refused')
}

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

  it.each([null, 7, 'body', [], { ...guide, admin: true }, { ...guide, party_a: [] }, { terms: guide, extra: 1 }])(
    '[T5] %j is refused',
    (body) => {
      expect(() => read(body)).toThrow(AppError)
    },
  )
})
