import { AppError, type NdaTerms, type NdaTermsInput, ndaTermsSchema } from '@clausemint/protocol'
import { z } from 'zod'

/**
 * The streaming guide's flat names, beside the full ones: a party is a name or an object, a jurisdiction is said as
 * people say it.
 */
const party = z.union([z.string().transform((name) => ({ name })), z.looseObject({ name: z.string() })])
// All optional here: what is missing is named all at once, by the schema of the terms.
const flatSchema = z.strictObject({
  party_a: party.optional(),
  party_b: party.optional(),
  party_c: party.optional(),
  nda_type: z.string().optional(),
  discloser: z.string().optional(),
  kind: z.string().optional(),
  purpose: z.string().optional(),
  term_months: z.number().optional(),
  confidentiality_months: z.number().optional(),
  effective_date: z.string().optional(),
  jurisdiction: z.string().optional(),
  courts: z.string().optional(),
  arbitration_seat: z.string().optional(),
  special_terms: z.string().optional(),
  provider: z.string().max(64).optional(),
  local_only: z.boolean().optional(),
})
const fullSchema = z.strictObject({
  terms: z.unknown(),
  provider: z.string().max(64).optional(),
  local_only: z.boolean().optional(),
})

export interface NdaRequest {
  terms: NdaTerms
  provider?: string
  localOnly: boolean
}

/** @throws AppError `invalid_input`, with the fields in the caller's own names. */
export function readNdaRequest(body: unknown, complete: (terms: unknown) => unknown): NdaRequest {
  if (typeof body === 'object' && body !== null && 'terms' in body) {
    const full = parse(fullSchema, body)
    return { terms: parse(ndaTermsSchema, complete(full.terms)), ...choices(full) }
  }
  const flat = parse(flatSchema, body)
  const parsed = ndaTermsSchema.safeParse(complete(nested(flat)))
  if (parsed.success) return { terms: parsed.data, ...choices(flat) }
  const error = AppError.invalid(parsed.error)
  const fields = error.details.fields?.map((field) => ({ ...field, path: flatPath(field.path) }))
  throw new AppError('invalid_input', error.message, fields ? { fields } : {})
}

type Flat = z.infer<typeof flatSchema>

/** Wrong words are left as they are, for the schema of the terms to name. */
function nested(flat: Flat): Record<keyof NdaTermsInput, unknown> {
  const direction = flat.nda_type?.toLowerCase().replaceAll(/[\s_]+/g, '-')
  return withoutAbsent({
    direction: direction === 'mutual' ? 'two-way' : direction,
    discloser: flat.discloser?.toLowerCase() ?? (direction === 'one-way' ? 'a' : undefined),
    kind: flat.kind,
    partyA: flat.party_a,
    partyB: flat.party_b,
    partyC: flat.party_c,
    purpose: flat.purpose,
    termMonths: flat.term_months,
    confidentialityMonths: flat.confidentiality_months,
    effectiveDate: flat.effective_date,
    jurisdiction: flat.jurisdiction?.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    disputes:
      flat.arbitration_seat === undefined
        ? flat.courts === undefined
          ? undefined
          : { by: 'courts', place: flat.courts }
        : { by: 'arbitration', seat: flat.arbitration_seat },
    specialTerms: flat.special_terms,
  })
}

function withoutAbsent<T extends Record<string, unknown>>(record: T): T {
  for (const [key, value] of Object.entries(record)) if (value === undefined) delete record[key as keyof T]
  return record
}

/** `partyA.name` as `party_a.name`. */
const flatPath = (path: string): string =>
  path.replace(/^direction\b/, 'nda_type').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const choices = (request: { provider?: string | undefined; local_only?: boolean | undefined }) => ({
  localOnly: request.local_only ?? false,
  ...(request.provider === undefined ? {} : { provider: request.provider }),
})

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  return parsed.data
}
