import { type NdaTerms, type NdaTermsInput, ndaTermsSchema } from '@clausemint/protocol'

/** The least that an NDA is drafted from. */
export const someTermsInput: NdaTermsInput = {
  partyA: { name: 'Asterion Labs' },
  partyB: { name: 'Borealis Trading' },
  purpose: 'Evaluating a business collaboration',
}

export const someTerms: NdaTerms = ndaTermsSchema.parse(someTermsInput)
