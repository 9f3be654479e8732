import { AppError, type NdaTerms, type NdaTermsInput, ndaTermsSchema } from '@clausemint/protocol'
import { z } from 'zod'

/** Beside the facts: who writes, and where the text may go. */
const choicesShape = { provider: z.string().max(64).optional(), local_only: z.boolean().optional() }
const fact = z.unknown().optional()
/**
 * The streaming guide's flat names, beside the full ones: a party is a name or an object, a jurisdiction is said as
 * people say it. What is wrong with a fact is said by the schema of the terms, all at once.
 */
const flatSchema = z.strictObject(
  {
    party_a: fact,
    party_b: fact,
    party_c: fact,
    nda_type: fact,
    discloser: fact,
    kind: fact,
    purpose: fact,
    term_months: fact,
    confidentiality_months: fact,
    effective_date: fact,
    jurisdiction: fact,
    courts: fact,
    arbitration_seat: fact,
    special_terms: fact,
    ...choicesShape,
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'Send the terms as a JSON object' : undefined) },
)
const fullSchema = z.strictObject({ terms: ndaTermsSchema, ...choicesShape })

export interface NdaRequest {
  terms: NdaTerms
  provider?: string
  localOnly: boolean
}

/** @throws AppError `invalid_input`, with the fields in the caller's own names. */
export function readNdaRequest(body: unknown, complete: (terms: unknown) => unknown): NdaRequest {
  if (typeof body === 'object' && body !== null && 'terms' in body) {
    const { terms, ...full } = parse(fullSchema, { ...body, terms: complete(body.terms) })
    return { terms, ...choices(full) }
  }
  const flat = parse(flatSchema, body)
  const parsed = ndaTermsSchema.safeParse(complete(nested(flat)))
  const issues = [...(parsed.error?.issues.map(inFlatNames) ?? []), ...contradictions(flat)]
  if (!parsed.success || issues.length > 0) throw AppError.invalid(new z.ZodError(issues))
  return { terms: parsed.data, ...choices(flat) }
}

type Flat = z.infer<typeof flatSchema>

/** Wrong words are left as they are, for the schema of the terms to name. */
function nested(flat: Flat): Record<keyof NdaTermsInput, unknown> {
  const direction = kebab(flat.nda_type, /[\s_]+/g)
  return withoutAbsent({
    direction: direction === 'mutual' ? 'two-way' : direction,
    discloser: kebab(flat.discloser) ?? (direction === 'one-way' ? 'a' : undefined),
    kind: flat.kind,
    partyA: partyOf(flat.party_a),
    partyB: partyOf(flat.party_b),
    partyC: partyOf(flat.party_c),
    purpose: flat.purpose,
    termMonths: flat.term_months,
    confidentialityMonths: flat.confidentiality_months,
    effectiveDate: flat.effective_date,
    jurisdiction: kebab(flat.jurisdiction, /[^a-z]+/g),
    disputes: disputesOf(flat),
    specialTerms: flat.special_terms,
  })
}

function withoutAbsent<T extends Record<string, unknown>>(record: T): T {
  for (const [key, value] of Object.entries(record)) if (value === undefined) delete record[key as keyof T]
  return record
}

const kebab = (said: unknown, between = /\s+/g): unknown =>
  typeof said === 'string' ? said.toLowerCase().replaceAll(between, '-') : said

const partyOf = (said: unknown): unknown => (typeof said === 'string' ? { name: said } : said)

/** A place that is an empty text says who decides, where nothing else does. */
const disputesOf = ({ courts, arbitration_seat: seat }: Flat): unknown => {
  if (seat !== undefined && (courts === undefined || isBlank(courts) || !isBlank(seat)))
    return { by: 'arbitration', seat }
  return courts === undefined ? undefined : { by: 'courts', place: courts }
}

const isBlank = (said: unknown): boolean => typeof said === 'string' && said.trim() === ''

/** What only the flat names can say and the terms can't. */
const contradictions = ({ courts, arbitration_seat: seat }: Flat): Issue[] =>
  [courts, seat].some((place) => place === undefined || isBlank(place))
    ? []
    : ['courts', 'arbitration_seat'].map((name) => ({
        code: 'custom',
        path: [name],
        message: 'Disputes go to courts or to arbitration: leave one of them out',
        input: undefined,
      }))

type Issue = z.core.$ZodIssue

/** `partyA.name` as `party_a.name`. */
function inFlatNames(issue: Issue): Issue {
  const [fact = '', ...rest] = issue.path
  if (fact === 'disputes') return { ...issue, path: [rest[0] === 'seat' ? 'arbitration_seat' : 'courts'] }
  const name = fact === 'direction' ? 'nda_type' : String(fact)
  return { ...issue, path: [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), ...rest] }
}

const choices = (request: { provider?: string | undefined; local_only?: boolean | undefined }) => ({
  localOnly: request.local_only ?? false,
  ...(request.provider === undefined ? {} : { provider: request.provider }),
})

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  return parsed.data
}
