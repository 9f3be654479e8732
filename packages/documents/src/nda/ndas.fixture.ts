import {
  jurisdictionIds,
  type NdaTerms,
  type NdaTermsInput,
  ndaKinds,
  ndaTermsSchema,
  type Party,
} from '@clausemint/protocol'

export const acme = {
  name: 'Acme Widgets Private Limited',
  form: 'private limited company incorporated in India',
  address: '12 MG Road, Bengaluru 560001',
  signatory: { name: 'Asha Rao', title: 'Managing Director' },
}
const beta = {
  name: 'Beta & Daughters GmbH',
  form: 'company with limited liability registered in Germany',
  address: 'Lindenstr. 4, 60325 Frankfurt',
  signatory: { name: 'Jens Maier', title: 'Prokurist' },
}
export const gamma = {
  name: 'Gamma-Werke AG',
  form: 'stock corporation',
  address: '1 Harbour Street, Sydney',
  signatory: { name: 'Li Wei', title: 'Head of Legal' },
}

/** Complete terms: what a test does not name is as in the form. */
export const termsWith = (changes: Partial<NdaTermsInput> = {}): NdaTerms =>
  ndaTermsSchema.parse({
    partyA: acme,
    partyB: beta,
    purpose: 'Testing whether the new valve fits the pump',
    ...changes,
  })

/** Every jurisdiction, direction, kind and way to settle disputes. */
export function* everyNda(): Generator<{ name: string; terms: NdaTerms; parties: readonly Party[] }> {
  const directions = [
    { direction: 'one-way', discloser: 'a' },
    { direction: 'one-way', discloser: 'b' },
    { direction: 'two-way' },
    { direction: 'three-way', partyC: gamma },
  ] as const
  const disputes = [
    { by: 'courts', place: 'Mumbai' },
    { by: 'arbitration', seat: 'Pune, India', arbitrators: 3 },
  ] as const
  for (const jurisdiction of jurisdictionIds)
    for (const direction of directions)
      for (const kind of ndaKinds)
        for (const dispute of disputes) {
          const terms = termsWith({
            ...direction,
            jurisdiction,
            kind,
            disputes: dispute,
            termMonths: 18,
            confidentialityMonths: 60,
            effectiveDate: '2026-11-22',
            specialTerms: 'Samples are collected by the receiver.\nVisits are announced two days ahead.',
          })
          const discloses = 'discloser' in direction ? ` (${direction.discloser} discloses)` : ''
          yield {
            name: `${jurisdiction}, ${direction.direction}${discloses}, ${kind}, ${dispute.by}`,
            terms,
            parties: [terms.partyA, terms.partyB, ...(terms.partyC ? [terms.partyC] : [])],
          }
        }
}
