import type { NdaTermsInput } from '@clausemint/protocol'

export const sampleTerms: NdaTermsInput = {
  partyA: { name: 'Doctor One' },
  partyB: { name: 'Doctor Two' },
  purpose: 'Checking an installation',
}

export const sampleName = 'doctor.md'

/** Small, and with something to find in it. */
export const sampleContract = `# Non-Disclosure Agreement

## 1. Confidential Information

The Receiving Party shall keep all information of the Disclosing Party secret, whether it is marked or not.

## 2. Term

This Agreement lasts two years from its date, and the duties of clause 1 last three years longer.

## 3. Governing Law

The laws of India govern this Agreement, and the courts at New Delhi decide.
`

export const sampleQuestion = 'How long does this agreement last?'
