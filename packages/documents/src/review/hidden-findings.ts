import { type ClauseTree, type Finding, type ForeignHidden, findClause } from '@clausemint/protocol'
import { createAnchorer } from '../anchoring/index.ts'
import { speaksToMachine } from '../machine-instructions.ts'
import { stableHash } from './stable-hash.ts'

/** What a finding shows of a hidden text, which may be a whole book. */
const longestQuote = 600
/** A file can hide words in every paragraph; a reader needs a few of them to know. */
const mostFindings = 50

const whereOf: Readonly<Record<string, string>> = {
  'hidden-text': 'It is marked as hidden.',
  'invisible-colour': 'It is printed in the colour of the page.',
  tiny: 'It is too small to be read.',
  'zero-width': 'It is written in characters that have no width.',
  metadata: 'It stands in the properties of the file.',
  comment: 'It stands in a comment.',
  'alternative-text': 'It stands in the description of a picture.',
  markup: 'It stands in markup that is not shown.',
}

/** Descriptions of pictures and of the file are seldom seen and belong there: only what they say to a machine is of note. */
const belongsThere = new Set(['alternative-text', 'metadata'])

/**
 * Findings about text that is in the file and not on its pages (D3): red where it speaks to a machine, amber where it
 * is merely hidden. The words are quoted as data.
 */
export function* hiddenFindings(tree: ClauseTree, hidden: readonly ForeignHidden[]): Generator<Finding> {
  const taken = new Set<string>()
  const instructions = hidden.filter(({ text }) => speaksToMachine(text))
  const others = hidden.filter((item) => !instructions.includes(item) && isOfNote(item))
  for (const item of [...instructions, ...others]) {
    if (taken.size === mostFindings) return
    const finding = findingOf(tree, item, instructions.includes(item))
    if (taken.has(finding.id)) continue
    taken.add(finding.id)
    yield finding
  }
}

const isOfNote = ({ text, why }: ForeignHidden): boolean => !belongsThere.has(why) && /[\p{L}\p{N}]{2}/u.test(text)

function findingOf(tree: ClauseTree, { text, why, clauseId, place }: ForeignHidden, instructs: boolean): Finding {
  const check = instructs ? 'embedded-instructions' : 'hidden-text'
  const spot = clauseId ?? place.part ?? place.page ?? ''
  const where = whereOf[why] ?? 'A person who reads the page does not see it.'
  const clause = clauseId === undefined ? undefined : findClause(tree, clauseId)
  const quote = text.trim().slice(0, longestQuote)
  const at = clause && createAnchorer(clause.text).anchor(quote)
  return {
    id: `${check}:hidden:${why}:${stableHash(`${spot}\n${text}`)}`,
    check,
    title: instructs ? 'Hidden text aimed at a reviewing machine' : 'Hidden text',
    origin: 'checks',
    risk: instructs ? 'red' : 'amber',
    outcome: 'unacceptable',
    weight: instructs ? 'must' : 'should',
    ...(clause && { clauseId: clause.id }),
    quote,
    ...(clause &&
      at?.how === 'exact' && {
        anchor: { clauseId: clause.id, version: clause.version, start: at.start, end: at.end },
      }),
    reason: instructs
      ? `This text is addressed to a machine that reads the contract, and is hidden from people. ${where} It was not followed.`
      : `This text is in the file, and people who read the contract do not see it. ${where}`,
  }
}
