import { z } from 'zod'
import { isVisible } from './plain-text.ts'

/** How much a point matters: a `must` holds up a signature, a `should` is worth a round of talks. */
export const weights = ['must', 'should', 'nice'] as const
export type Weight = (typeof weights)[number]

/** From best to worst. */
export const judgements = ['preferred', 'fallback', 'unacceptable'] as const
export type Judgement = (typeof judgements)[number]

const months = z.number().positive().max(1200)

/** What one side thinks of one point. */
export const playbookPositionSchema = z.strictObject({
  /** Left out: the weight the check has of its own. */
  weight: z.enum(weights).optional(),
  /**
   * The check's stances to what this side thinks of them. A stance that is not named is reported as not covered;
   * `silent` judged `unacceptable` is reported as missing.
   */
  stances: z.record(z.string(), z.enum(judgements)),
  /** For stances that name a period, in months: up to `preferred` is fine, up to `acceptable` will do. */
  longest: z.strictObject({ preferred: months, acceptable: months }).optional(),
  /** The same the other way: at least `preferred`, or at least `acceptable`. */
  shortest: z.strictObject({ preferred: months, acceptable: months }).optional(),
  /** The clause this side would write. `[square brackets]` are for the parties to fill in. */
  wording: z.string().max(4000).default(''),
})
export type PlaybookPosition = z.infer<typeof playbookPositionSchema>

/** What one side wants of a kind of contract. A document: users copy it and edit it. */
export const playbookSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** Raised by one at every edit; a review's result names it. */
  version: z.int().min(1).max(1_000_000_000),
  name: z.string().trim().max(200).refine(isVisible, 'A name is missing'),
  description: z.string().max(2000).default(''),
  kind: z.enum(['nda']),
  side: z.enum(['recipient', 'discloser', 'mutual']),
  /** By the id of the check. A check without a position is not covered. */
  positions: z.record(z.string(), playbookPositionSchema),
})
export type Playbook = z.infer<typeof playbookSchema>

/** A playbook in a list. `shipped`: comes with the product; saving it makes a copy. */
export interface PlaybookSummary extends Pick<Playbook, 'id' | 'version' | 'name' | 'description' | 'kind' | 'side'> {
  shipped: boolean
}
