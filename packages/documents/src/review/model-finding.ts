import type { Finding, Outcome, Playbook, Risk } from '@clausemint/protocol'
import { z } from 'zod'
import { checks } from '../checks/index.ts'
import { riskOf } from '../checks/run-checks.ts'
import type { Place } from './place-quote.ts'
import { stableHash } from './stable-hash.ts'

const outcomes: readonly Outcome[] = ['preferred', 'fallback', 'unacceptable', 'missing', 'not-covered']
const risks: readonly Risk[] = ['green', 'amber', 'red']
/** Where a model says how bad it is and not what. */
const outcomeOf: Record<Risk, Outcome> = { green: 'preferred', amber: 'fallback', red: 'unacceptable' }

/** A word as models write it: `Not covered`, `RED`. */
const word = <const T extends string>(words: readonly T[]) =>
  z
    .string()
    .transform((said) =>
      said
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, '-'),
    )
    .pipe(z.enum(words))
const cut = (most: number) => z.string().transform((said) => said.trim().slice(0, most))

/** One finding as a model writes it. Reasons are cut to their length; of a quote or a suggestion a part is no use. */
const modelFindingSchema = z.object({
  /** The id of a check, or a title of the model's own. */
  check: cut(120).pipe(z.string().min(1)),
  title: cut(120).nullish(),
  risk: word(risks).nullish().catch(undefined),
  outcome: word(outcomes).nullish().catch(undefined),
  /** The id of the clause it quotes. */
  clause: z.string().max(200).nullish(),
  quote: z.string().trim().max(4000).nullish(),
  reason: cut(1000).pipe(z.string().min(1)),
  suggestion: z.string().trim().max(8000).nullish(),
})
export type ModelFinding = z.infer<typeof modelFindingSchema>

/** Nothing where it is no finding. */
export const readModelFinding = (value: unknown): ModelFinding | undefined => modelFindingSchema.safeParse(value).data

const known = new Map(checks.map((check) => [check.id, check]))

/**
 * A model's finding that was found in the text, as a finding like any other. What is unacceptable to the playbook is
 * no less a risk because a model says so.
 */
export function findingOfModel(said: ModelFinding, { quote, anchor }: Place, playbook: Playbook): Finding {
  const check = known.get(said.check)
  const title = check?.title ?? (said.title || said.check)
  const weight = playbook.positions[said.check]?.weight ?? check?.weight ?? 'should'
  const outcome = said.outcome ?? outcomeOf[said.risk ?? 'red']
  const least = riskOf(outcome, weight)
  const risk = said.risk && risks.indexOf(said.risk) > risks.indexOf(least) ? said.risk : least
  return {
    id: `model:${anchor.clauseId}:${stableHash(`${check?.id ?? title}\n${quote}`)}`,
    check: check?.id ?? 'model',
    title,
    origin: 'model',
    risk,
    outcome,
    weight,
    clauseId: anchor.clauseId,
    quote,
    anchor,
    reason: said.reason,
    ...(said.suggestion && { suggestion: said.suggestion }),
  }
}
