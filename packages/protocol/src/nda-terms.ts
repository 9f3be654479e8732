import { z } from 'zod'
import { type JurisdictionId, jurisdictionIds } from './jurisdiction.ts'
import { ndaDirections, ndaKinds } from './nda-kind.ts'
import { isVisible, printsAs, unsafeInLine, unsafeInText } from './plain-text.ts'

const plainMessage = 'contains control or direction characters; please type it again'

const text = (what: string) =>
  z.string({
    error: ({ input }) => (input === undefined || input === null ? `${what} is missing` : `${what} has to be a text`),
  })
const line = (what: string, max: number) =>
  text(what)
    .trim()
    .max(max, `${what} is longer than ${max} characters`)
    .refine((text) => !unsafeInLine.test(text), `${what} ${plainMessage}`)
const required = (what: string, max: number) => line(what, max).refine(isVisible, `${what} is missing`)
const paragraph = (what: string, max: number) =>
  text(what)
    .trim()
    .max(max, `${what} is longer than ${max} characters`)
    .refine((text) => !unsafeInText.test(text), `${what} ${plainMessage}`)

const dayMessage = 'The effective date is a day such as 2026-11-22'
/** A year such as 0026 is one that was still being typed. */
const day = z.iso.date({ error: dayMessage, abort: true }).refine((date) => date >= '1900' && date < '2200', dayMessage)

/** What stands where an object has to be; a key that it does not have is another error, which `AppError.invalid` words. */
const notAnObject = (message: string) => ({
  error: ({ code }: { code: string }) => (code === 'invalid_type' ? message : undefined),
})

const signatorySchema = z.strictObject(
  {
    name: line("The signatory's name", 120).default(''),
    title: line("The signatory's title", 120).default(''),
  },
  notAnObject('The signatory is a name and a title'),
)

export const partySchema = z.strictObject(
  {
    name: required('The name of the party', 200),
    /** Legal form and where it is registered: "private limited company incorporated in India". */
    form: line('The legal form', 200).default(''),
    address: line('The address', 400).default(''),
    signatory: signatorySchema.default({ name: '', title: '' }),
  },
  notAnObject('The party is missing: give its name'),
)

export const disputesSchema = z.discriminatedUnion(
  'by',
  [
    /** `place`: empty for the jurisdiction's usual courts. */
    z.strictObject({ by: z.literal('courts'), place: line('The name of the courts', 120).default('') }),
    z.strictObject({
      by: z.literal('arbitration'),
      seat: line('The seat of arbitration', 120).default(''),
      arbitrators: z.literal([1, 3], 'There are one or three arbitrators').default(1),
    }),
  ],
  'Say whether disputes go to courts or to arbitration',
)

/**
 * The facts an NDA is drafted from. What is missing or contradictory is named field by field, before anything starts.
 * Periods are in whole months, dates ISO 8601 (`2026-11-22`).
 */
export const ndaTermsSchema = z
  .strictObject(
    {
      direction: z.enum(ndaDirections, 'Say whether one, two or three parties disclose').default('two-way'),
      /** Who discloses; asked only of a one-way agreement. */
      discloser: z.enum(['a', 'b'], 'Say which party discloses').optional(),
      kind: z.enum(ndaKinds, 'Choose what the agreement is for').default('evaluation'),
      partyA: partySchema,
      partyB: partySchema,
      partyC: partySchema.optional(),
      purpose: paragraph('The purpose', 2000).refine(isVisible, 'The purpose is missing'),
      /** How long information is exchanged under the agreement. */
      termMonths: z
        .int('The term is a whole number of months')
        .min(1, 'The term is at least one month')
        .max(240, 'The term is at most 20 years')
        .default(24),
      /** How long the duty of confidence lasts after that. */
      confidentialityMonths: z
        .int('The confidentiality period is a whole number of months')
        .min(1, 'The confidentiality period is at least one month')
        .max(600, 'The confidentiality period is at most 50 years')
        .default(36),
      /** Empty: the date of the last signature. */
      effectiveDate: z.union([z.literal(''), day], dayMessage).default(''),
      jurisdiction: z.enum(jurisdictionIds, 'Choose one of the governing laws there are').default('india'),
      disputes: disputesSchema.default({ by: 'courts', place: '' }),
      specialTerms: paragraph('The text of the special terms', 4000).default(''),
    },
    notAnObject('The terms are missing'),
  )
  .superRefine((terms, context) => {
    const contradiction = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (terms.direction === 'three-way' && !terms.partyC)
      contradiction(['partyC', 'name'], 'A three-way agreement needs a third party')
    if (terms.direction !== 'three-way' && terms.partyC)
      contradiction(['partyC'], `A ${terms.direction} agreement has two parties; choose three-way or remove the third`)
    if (terms.direction === 'one-way' && !terms.discloser) contradiction(['discloser'], 'Say which party discloses')
    if (terms.direction !== 'one-way' && terms.discloser)
      contradiction(['discloser'], `In a ${terms.direction} agreement every party discloses`)
    const names = new Map<string, string>()
    for (const key of ['partyA', 'partyB', 'partyC'] as const) {
      const name = printsAs(terms[key]?.name ?? '')
      if (!name) continue
      if (names.has(name)) contradiction([key, 'name'], 'Two parties have the same name')
      names.set(name, key)
    }
  })

/** Terms as they came, with the operator's jurisdiction where they name none. What is no object is left as it is. */
export const withDefaultJurisdiction = (terms: unknown, jurisdiction: JurisdictionId): unknown =>
  typeof terms === 'object' && terms !== null && !('jurisdiction' in terms) ? { ...terms, jurisdiction } : terms

export type Party = z.infer<typeof partySchema>
export type NdaTerms = z.infer<typeof ndaTermsSchema>
/** The facts as a form or an integration may give them: what has a default may be left out. */
export type NdaTermsInput = z.input<typeof ndaTermsSchema>
