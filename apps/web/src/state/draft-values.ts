import {
  type JurisdictionId,
  jurisdictionIds,
  type NdaDirection,
  type NdaKind,
  type NdaTermsInput,
  ndaDirections,
  ndaKinds,
} from '@clausemint/protocol'

export interface PartyValues {
  name: string
  form: string
  address: string
  signatoryName: string
  signatoryTitle: string
}

/** The form as it is filled in: everything kept as it was typed, also what the present choices do not ask for. */
export interface DraftValues {
  direction: NdaDirection
  discloser: '' | 'a' | 'b'
  kind: NdaKind
  partyA: PartyValues
  partyB: PartyValues
  partyC: PartyValues
  purpose: string
  termMonths: string
  confidentialityMonths: string
  effectiveDate: string
  jurisdiction: JurisdictionId
  disputes: 'courts' | 'arbitration'
  courts: string
  seat: string
  arbitrators: '1' | '3'
  specialTerms: string
}

export type PartyKey = 'partyA' | 'partyB' | 'partyC'

export const emptyParty: PartyValues = { name: '', form: '', address: '', signatoryName: '', signatoryTitle: '' }

export const emptyDraft: DraftValues = {
  direction: 'two-way',
  discloser: '',
  kind: 'evaluation',
  // Objects of their own: a copy keeps what is shared shared.
  partyA: { ...emptyParty },
  partyB: { ...emptyParty },
  partyC: { ...emptyParty },
  purpose: '',
  termMonths: '24',
  confidentialityMonths: '36',
  effectiveDate: '',
  jurisdiction: 'india',
  disputes: 'courts',
  courts: '',
  seat: '',
  arbitrators: '1',
  specialTerms: '',
}

/** Reads what another version or another tab has stored: what is not understood becomes the default, the rest stays. */
export function readDraftValues(stored: unknown): DraftValues {
  const from = recordOf(stored)
  const text = (key: keyof DraftValues, fallback: string) => {
    const value = from[key]
    return typeof value === 'string' ? value : fallback
  }
  const choice = <T extends string>(key: keyof DraftValues, choices: readonly T[], fallback: T): T =>
    choices.find((known) => known === from[key]) ?? fallback
  return {
    direction: choice('direction', ndaDirections, emptyDraft.direction),
    discloser: choice('discloser', ['', 'a', 'b'], ''),
    kind: choice('kind', ndaKinds, emptyDraft.kind),
    partyA: readParty(from.partyA),
    partyB: readParty(from.partyB),
    partyC: readParty(from.partyC),
    purpose: text('purpose', ''),
    termMonths: text('termMonths', emptyDraft.termMonths),
    confidentialityMonths: text('confidentialityMonths', emptyDraft.confidentialityMonths),
    effectiveDate: text('effectiveDate', ''),
    jurisdiction: choice('jurisdiction', jurisdictionIds, emptyDraft.jurisdiction),
    disputes: choice('disputes', ['courts', 'arbitration'], 'courts'),
    courts: text('courts', ''),
    seat: text('seat', ''),
    arbitrators: choice('arbitrators', ['1', '3'], '1'),
    specialTerms: text('specialTerms', ''),
  }
}

export function readParty(stored: unknown): PartyValues {
  const from = recordOf(stored)
  const text = (key: keyof PartyValues) => {
    const value = from[key]
    return typeof value === 'string' ? value : ''
  }
  return {
    name: text('name'),
    form: text('form'),
    address: text('address'),
    signatoryName: text('signatoryName'),
    signatoryTitle: text('signatoryTitle'),
  }
}

/** The facts as the server takes them: only what the present choices ask for. */
export function termsOf(values: DraftValues): NdaTermsInput {
  return {
    direction: values.direction,
    ...(values.direction === 'one-way' && values.discloser !== '' ? { discloser: values.discloser } : {}),
    kind: values.kind,
    partyA: partyOf(values.partyA),
    partyB: partyOf(values.partyB),
    ...(values.direction === 'three-way' ? { partyC: partyOf(values.partyC) } : {}),
    purpose: values.purpose,
    termMonths: numberOf(values.termMonths),
    confidentialityMonths: numberOf(values.confidentialityMonths),
    effectiveDate: values.effectiveDate,
    jurisdiction: values.jurisdiction,
    disputes:
      values.disputes === 'courts'
        ? { by: 'courts', place: values.courts }
        : { by: 'arbitration', seat: values.seat, arbitrators: values.arbitrators === '3' ? 3 : 1 },
    specialTerms: values.specialTerms,
  }
}

const partyOf = ({ name, form, address, signatoryName, signatoryTitle }: PartyValues) => ({
  name,
  form,
  address,
  signatory: { name: signatoryName, title: signatoryTitle },
})

/** What is no number becomes one that the terms refuse, with words of their own. */
const numberOf = (typed: string): number => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN)

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
