import {
  type Anchor,
  type Clause,
  type ClauseTree,
  type Finding,
  judgements,
  type Outcome,
  type Playbook,
  type PlaybookPosition,
  type Risk,
  type Weight,
  walkClauses,
} from '@clausemint/protocol'
import { type Check, type Contract, type Observation, silent } from './check.ts'
import { readDefinedTerms } from './language/defined-terms.ts'
import { sayMonths } from './language/durations.ts'
import { readGroups } from './language/groups.ts'
import { readParties } from './language/parties.ts'
import { type Reading, readText, readTree, type Sentence } from './language/reading.ts'
import { checks } from './points/index.ts'

/** Reads a contract once for all checks. */
export function readContract(source: ClauseTree | string): Contract {
  const reading: Reading = typeof source === 'string' ? readText(source) : readTree(source)
  const terms = readDefinedTerms(reading)
  return { reading, groups: readGroups(reading), terms, parties: readParties(reading, terms) }
}

/**
 * What a playbook has to say about a contract: one finding or more a check, in the order of the checks. The same
 * contract and playbook give the same findings with the same ids.
 */
export function runChecks(tree: ClauseTree, playbook: Playbook): Finding[] {
  return [...eachFinding(tree, playbook)]
}

/** The same, check by check, for a caller that shows each finding as soon as it is known. */
export function* eachFinding(
  tree: ClauseTree,
  playbook: Playbook,
  contract: Contract = readContract(tree),
): Generator<Finding> {
  const clauses = new Map<string, Clause>()
  for (const clause of walkClauses(tree)) clauses.set(clause.id, clause)
  const taken = new Map<string, number>()
  for (const check of checks) {
    for (const observation of observed(contract, check)) {
      const finding = judge(check, observation, playbook.positions[check.id], clauses)
      const count = (taken.get(finding.id) ?? 0) + 1
      taken.set(finding.id, count)
      yield count === 1 ? finding : { ...finding, id: `${finding.id}-${count}` }
    }
  }
}

/** What the checks say of a contract, whatever playbook judges it. */
const observations = new WeakMap<Contract, Map<Check, Observation[]>>()

function observed(contract: Contract, check: Check): Observation[] {
  const known = observations.get(contract) ?? new Map<Check, Observation[]>()
  observations.set(contract, known)
  const made = known.get(check) ?? check.observe(contract)
  known.set(check, made)
  return made
}

/** Has everything of `eachFinding` ready but the judging, for a playbook that is still to come. */
export function readAhead(tree: ClauseTree): Contract {
  const contract = readContract(tree)
  for (const check of checks) observed(contract, check)
  return contract
}

function judge(
  check: Check,
  observation: Observation,
  position: PlaybookPosition | undefined,
  clauses: ReadonlyMap<string, Clause>,
): Finding {
  const outcome = guarded(check, observation) ?? outcomeOf(observation, position)
  const { sentence } = observation
  const weight = position?.weight ?? check.weight
  const finding: Finding = {
    id: [check.id, observation.stance, sentence?.clauseId].filter(Boolean).join(':'),
    check: check.id,
    title: check.title,
    origin: 'checks',
    risk: riskOf(outcome, weight),
    outcome,
    weight,
    reason: reasonOf(check, observation),
  }
  if (sentence?.clauseId !== undefined) finding.clauseId = sentence.clauseId
  if (sentence) finding.quote = sentence.text
  const anchor = sentence && anchorOf(sentence, clauses)
  if (anchor) finding.anchor = anchor
  if (position?.wording && (outcome === 'unacceptable' || outcome === 'missing' || outcome === 'fallback')) {
    const suggestion = suggestionOf(check, observation, position.wording)
    if (suggestion !== undefined) finding.suggestion = suggestion
  }
  return finding
}

/** What the words that show a stance are to become; a clause of its own where there are none. */
function suggestionOf(check: Check, { sentence, wording: place }: Observation, wording: string): string | undefined {
  if (place === 'elsewhere') return undefined
  if (!sentence) return wording
  if (!check.keepsWords && place !== 'after') return asItem(sentence, wording)
  // Nothing can stand between what opens a list and the list.
  return sentence.text.endsWith(':') ? `${wording} ${sentence.text}` : `${sentence.text} ${wording}`
}

/** An item of a list keeps its label and what it ends with, so that the list stays one. */
function asItem({ text, leadIn }: Sentence, wording: string): string {
  if (leadIn === '') return wording
  const label = /^(?:\(?[a-z0-9]{1,5}[.)]|[\u2022\u2013-])\s+/i.exec(text)?.[0] ?? ''
  const end = /(?:[;,](?:\s*(?:and|or))?|\.)$/i.exec(text.trimEnd())?.[0]
  return label + (end === undefined ? wording : wording.replace(/\.$/, '') + end)
}

/** Where a sentence stands; nothing for one of a heading, which is not in its clause's text. */
function anchorOf({ clauseId, start, end, text }: Sentence, clauses: ReadonlyMap<string, Clause>): Anchor | undefined {
  const clause = clauseId === undefined ? undefined : clauses.get(clauseId)
  if (!clause || clause.text.slice(start, end) !== text) return undefined
  return { clauseId: clause.id, version: clause.version, start, end }
}

/** No playbook can wave through text that is aimed at the review itself. */
function guarded(check: Check, observation: Observation): Outcome | undefined {
  if (check.id !== 'embedded-instructions') return undefined
  return observation.stance === silent ? 'preferred' : 'unacceptable'
}

function outcomeOf(observation: Observation, position: PlaybookPosition | undefined): Outcome {
  const judged = position?.stances[observation.stance]
  if (!position || !judged) return 'not-covered'
  if (observation.stance === silent && judged === 'unacceptable') return 'missing'
  const { months } = observation
  if (judged !== 'preferred' || months === undefined) return judged
  const { longest, shortest } = position
  const tooLong = !longest || months <= longest.preferred ? 0 : months <= longest.acceptable ? 1 : 2
  const tooShort = !shortest || months >= shortest.preferred ? 0 : months >= shortest.acceptable ? 1 : 2
  return judgements[Math.max(tooLong, tooShort)] ?? judged
}

/** What is unacceptable or missing is red for a must and amber for a should; a nice-to-have is never red. */
export function riskOf(outcome: Outcome, weight: Weight): Risk {
  if (outcome === 'preferred' || outcome === 'not-covered') return 'green'
  if (outcome === 'fallback') return weight === 'nice' ? 'green' : 'amber'
  return weight === 'must' ? 'red' : 'amber'
}

function reasonOf(check: Check, { stance, months, detail }: Observation): string {
  const period = months === undefined ? '' : sayMonths(months)
  return (check.stances[stance] ?? check.title)
    .replace('{period}', period || 'a stated time')
    .replace('{for}', period && ` for ${period}`)
    .replace('{within}', period && ` within ${period}`)
    .replace('{detail}', detail ?? '')
}
