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

/** A sentence whose defined groups of people are spelled out. */
interface Expanded {
  sentence: Sentence
  own: string
  /** The lead-in and `own`. */
  full: string
}

/** Every set of rules reads every sentence; what is the same for all of them is made once. */
const expansions = new WeakMap<Groups, readonly Expanded[]>()

/** The sentences of a contract that rules are for: all but its headings. */
function expandedSentences(reading: Reading, groups: Groups): readonly Expanded[] {
  const known = expansions.get(groups)
  if (known) return known
  const made = reading.sentences
    .filter(({ isHeading }) => !isHeading)
    .map((sentence): Expanded => {
      const own = groups.expand(sentence.own)
      return { sentence, own, full: sentence.leadIn ? `${groups.expand(sentence.leadIn)} ${own}` : own }
    })
  expansions.set(groups, made)
  return made
}

// Loops, here and below: a callback for every rule and sentence is most of what reading a contract would leave to the
// collector.
function fitsAll(patterns: readonly RegExp[], text: string): boolean {
  for (const pattern of patterns) if (!pattern.test(text)) return false
  return true
}

function fitsAny(patterns: readonly RegExp[], text: string): boolean {
  for (const pattern of patterns) if (pattern.test(text)) return true
  return false
}

/** Whether a rule fires on a sentence. */
function fires(rule: Rule, { own, full }: Expanded): boolean {
  const offset = full.length - own.length
  // The short patterns first: most sentences fail them, and `words` is the dear one.
  if (rule.also && !fitsAll(rule.also, full)) return false
  const text = rule.in === 'full' ? full : own
  const match = rule.words.exec(text)
  if (!match) return false
  const end = match.index + match[0].length
  if (rule.in === 'full' && end <= offset) return false
  if (rule.unless && fitsAny(rule.unless, full)) return false
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
  const ordered = strongestFirst(rules)
  const matches: Match<Saying>[] = []
  for (const expanded of expandedSentences(reading, groups)) {
    const rule = firstThatFires(ordered, expanded)
    if (rule) matches.push({ rule, sentence: expanded.sentence })
  }
  return matches.sort((a, b) => b.rule.strength - a.rule.strength || a.sentence.index - b.sentence.index)
}

/**
 * The first of `matchRules`, for less: after a match only stronger rules are looked for, and nothing after one of the
 * strongest.
 */
export function firstMatch<Saying extends string>(
  rules: readonly Rule<Saying>[],
  reading: Reading,
  groups: Groups,
): Match<Saying> | undefined {
  let open = strongestFirst(rules)
  let first: Match<Saying> | undefined
  for (const expanded of expandedSentences(reading, groups)) {
    const rule = firstThatFires(open, expanded)
    if (!rule) continue
    first = { rule, sentence: expanded.sentence }
    open = open.filter(({ strength }) => strength > rule.strength)
    if (open.length === 0) break
  }
  return first
}

function firstThatFires<Saying extends string>(
  rules: readonly Rule<Saying>[],
  expanded: Expanded,
): Rule<Saying> | undefined {
  for (const rule of rules) if (fires(rule, expanded)) return rule
  return undefined
}

/** Of equals, the first of the list. */
const strongestFirst = <Saying extends string>(rules: readonly Rule<Saying>[]): Rule<Saying>[] =>
  rules.toSorted((a, b) => b.strength - a.strength)
