import type { Groups } from './groups.ts'
import { type Modality, modalityOf } from './modality.ts'
import type { Reading, Sentence } from './reading.ts'
import { isNegatedAt } from './scopes.ts'

/**
 * One way a contract says something. `words` has to be found in the sentence's own words (`in: 'own'`, the default)
 * or in its words together with its lead-in.
 */
export interface Rule<Saying extends string = string> {
  says: Saying
  /** The strongest rule that fires decides; at equal strength the first of the list. */
  strength: number
  words: RegExp
  in?: 'own' | 'full'
  /** All of these, anywhere in the sentence with its lead-in. */
  also?: readonly RegExp[]
  /** None of these, anywhere in the sentence with its lead-in. */
  unless?: readonly RegExp[]
  /** What the sentence has to do. */
  modality?: Modality
  /** Whether the place where `words` end stands under a negation, exceptions considered. */
  negated?: boolean
}

interface Expanded {
  own: string
  full: string
}

/** Every rule reads every sentence; what is the same for all of them is made once. By the sentence's index. */
const expansions = new WeakMap<Groups, Expanded[]>()

function expanded(sentence: Sentence, groups: Groups): Expanded {
  let known = expansions.get(groups)
  if (!known) {
    known = []
    expansions.set(groups, known)
  }
  const ready = known[sentence.index]
  if (ready) return ready
  const own = groups.expand(sentence.own)
  const made = { own, full: sentence.leadIn ? `${groups.expand(sentence.leadIn)} ${own}` : own }
  known[sentence.index] = made
  return made
}

/** Whether a rule fires on a sentence whose defined groups of people are spelled out. */
function fires(rule: Rule, sentence: Sentence, groups: Groups): boolean {
  const { own, full } = expanded(sentence, groups)
  const offset = full.length - own.length
  // The short patterns first: most sentences fail them, and `words` is the dear one.
  if (rule.also && !rule.also.every((pattern) => pattern.test(full))) return false
  const text = rule.in === 'full' ? full : own
  const match = rule.words.exec(text)
  if (!match) return false
  const end = match.index + match[0].length
  if (rule.in === 'full' && end <= offset) return false
  if (rule.unless?.some((pattern) => pattern.test(full))) return false
  if (rule.modality && modalityOf(full) !== rule.modality) return false
  if (rule.negated === undefined) return true
  return isNegatedAt(full, (rule.in === 'full' ? end : offset + end) - 1) === rule.negated
}

export interface Match<Saying extends string = string> {
  rule: Rule<Saying>
  sentence: Sentence
}

/** The strongest rule that fires on each sentence that is no heading; the strongest first, then in reading order. */
export function matchRules<Saying extends string>(
  rules: readonly Rule<Saying>[],
  reading: Reading,
  groups: Groups,
): Match<Saying>[] {
  const matches: Match<Saying>[] = []
  for (const sentence of reading.sentences) {
    if (sentence.isHeading) continue
    let best: Rule<Saying> | undefined
    for (const rule of rules) {
      if ((!best || rule.strength > best.strength) && fires(rule, sentence, groups)) best = rule
    }
    if (best) matches.push({ rule: best, sentence })
  }
  return matches.sort((a, b) => b.rule.strength - a.rule.strength || a.sentence.index - b.sentence.index)
}
