import { expect, it } from 'vitest'
import { type NdaTermsInput, ndaTermsSchema } from './nda-terms.ts'

const refusals = (changes: Partial<Record<keyof NdaTermsInput, unknown>>): Record<string, string> => {
  const terms = { partyA: { name: 'Acme Ltd' }, partyB: { name: 'Beta Ltd' }, purpose: 'Testing', ...changes }
  const issues = ndaTermsSchema.safeParse(terms).error?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))
}

it.each([
  'acme ltd',
  'Acme  Ltd',
  'Acme\u00a0Ltd',
  'Acme Ltd\u200b',
  'Ac\u00adme Ltd',
  'A\u200dcme L\u2060td',
  'Ａｃｍｅ Ltd',
  'Acme Ltd\ufe0f',
])('%j is the name that the other party has', (name) => {
  expect(refusals({ partyB: { name } })).toEqual({ 'partyB.name': 'Two parties have the same name' })
})

it.each(['Acme Ltd.', 'Acme2 Ltd', 'Acmé Ltd', 'می\u200cخواهم', '👩\u200d🔬 Ltd'])('%j is another name', (name) => {
  expect(refusals({ partyB: { name } })).toEqual({})
})

it.each(['2026-11-22', '1999-12-31', '2199-12-31', '2024-02-29', ''])('%j is an effective date', (effectiveDate) => {
  expect(refusals({ effectiveDate })).toEqual({})
})

it.each(['2026-02-29', '2026-02-30', '0026-11-22', '0202-11-22', '9999-12-31', '2026-1-1', 'tomorrow', null, 20261122])(
  '%j is no effective date',
  (effectiveDate) => {
    expect(refusals({ effectiveDate })).toEqual({ effectiveDate: 'The effective date is a day such as 2026-11-22' })
  },
)

it('what is refused is said in words a person understands', () => {
  const wrong = { jurisdiction: 'mars', discloser: 'c', kind: 7, disputes: { by: 'arbitration', arbitrators: 2 } }
  expect(refusals({ direction: 'one-way', ...wrong })).toEqual({
    jurisdiction: 'Choose one of the governing laws there are',
    discloser: 'Say which party discloses',
    kind: 'Choose what the agreement is for',
    'disputes.arbitrators': 'There are one or three arbitrators',
  })
})
