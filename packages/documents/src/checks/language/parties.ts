import type { DefinedTerm } from './defined-terms.ts'
import type { Reading, Sentence } from './reading.ts'

/** Who discloses: `mutual` where each party may, `one-way` where one does, `unclear` where the words do not tell. */
export type Direction = 'mutual' | 'one-way' | 'unclear'

export interface Parties {
  direction: Direction
  /** The sentence that tells the direction. */
  shownBy?: Sentence
}

const mutualWords =
  /\b(?:mutual(?:ly)?|each party|either party|both parties|any party|the parties (?:\w+ )?(?:wish|intend|desire|may|will|shall|propose|agree) (?:to )?(?:\w+ )?(?:exchange|disclose|share)|one party|(?:to|from|by) the other(?: party)?|each of (?:the parties|us|them)|a party|exchange of)\b/
const disclosing =
  /\b(?:disclos\w*|furnish\w*|provid\w*|exchang\w*|shar(?:e|ing)|reveal\w*|suppl(?:y|ies|ied)|non-?disclosure|confidential)\b/
const roleOfAnyone =
  /\b(?:each|either|any|a|one)\s+part(?:y|ies)\b[^.;]{0,120}?(?:\(?(?:in such capacity|as)?,?\s*(?:each,? )?(?:a|an|the|as)?\s*(?:a |the )?["'](?:disclosing part(?:y|ies)|discloser|receiving part(?:y|ies)|recipient|provider|owner)["'])|["'](?:disclosing party|discloser|receiving party|recipient)["'][^.;]{0,30}?\b(?:means?|is|refers to|shall mean)\b[^.;]{0,60}?\b(?:a|any|each|either|whichever|one) party\b/
const roleOfOne =
  /\((?:[\w,]+ ){0,6}?["'](?:disclosing party|discloser|disclosee|owner|provider|receiving party|recipient|receiver)["']\s*\)|\b(?:inc|llc|ltd|limited|corp(?:oration)?|gmbh|plc|company|university|llp|s\.a|b\.v|pvt)\b[^.;]{0,80}?["'](?:disclosing party|discloser|receiving party|recipient)["']/
const oneWay =
  /\b(?:one[- ]way|unilateral)\b|\b(?:recipient|receiving party|employee|consultant|contractor|bidder|undersigned|vendor|you)\b[^.;]{0,60}?\b(?:will|may|shall) (?:receive|be (?:given|provided|furnished)|have access|obtain)\b/

/** Reads who discloses to whom. */
export function readParties(reading: Reading, terms: ReadonlyMap<string, DefinedTerm>): Parties {
  let mutual: Sentence | undefined
  let single: Sentence | undefined
  let mutualStrength = 0
  let singleStrength = 0
  let calledMutual = 0
  for (const sentence of reading.sentences) {
    const { own, isHeading } = sentence
    const early = sentence.index < 12
    const forMutual =
      (roleOfAnyone.test(own) ? 4 : 0) +
      (!isHeading && mutualWords.test(own) && /\b(?:each|either|both|exchange)\b/.test(own) && disclosing.test(own)
        ? 1
        : 0)
    const forOne = (early && oneWay.test(own) ? 2 : 0) + (roleOfOne.test(own) && !roleOfAnyone.test(own) ? 4 : 0)
    // What it is called is weaker than the roles it gives: a "mutual" agreement may bind one party only.
    const isCalledMutual = early && /\b(?:mutual|two-way|bilateral)\b/.test(own) && disclosing.test(own)
    if (isCalledMutual) calledMutual = 3
    if (forMutual > 0) mutualStrength += forMutual
    if (forOne > 0) singleStrength += forOne
    if (forMutual > 0 || isCalledMutual) mutual = better(mutual, sentence)
    if (forOne > 0) single = better(single, sentence)
  }
  mutualStrength += calledMutual
  const shown = terms.get('disclosing party') ?? terms.get('discloser') ?? terms.get('receiving party')
  if (mutualStrength === 0 && singleStrength === 0) return { direction: 'unclear' }
  const direction = mutualStrength >= singleStrength ? 'mutual' : 'one-way'
  const shownBy = (direction === 'mutual' ? mutual : single) ?? shown?.sentence
  return shownBy ? { direction, shownBy } : { direction }
}

/** The first that is a whole sentence: what only opens a list shows little, and nothing can be written after it. */
const better = (shown: Sentence | undefined, sentence: Sentence): Sentence =>
  shown && (!shown.own.endsWith(':') || sentence.own.endsWith(':')) ? shown : sentence
