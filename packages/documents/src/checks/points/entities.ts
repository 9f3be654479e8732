import { type Check, silent } from '../check.ts'

const blank =
  /_{4,}|\u2026{2,}|\.{6,}|(?<!^)\[[\s_\u2022\u25cf*.]*\]|\[(?:insert|name|party|company|address|date|recipient|discloser|full)\b[^\]]*\]|<[^>\n]{0,40}name[^>\n]{0,20}>|\{\{[^{}\n]{1,60}\}\}|\{\w{2,60}\}|\[(?:tbd|tbc|to be (?:agreed|confirmed|determined|completed|inserted))\]/i
const party =
  /\b(?:between|by and (?:between|among)|among)\b|["'](?:disclosing party|receiving party|discloser|recipient|company|party [ab]|part(?:y|ies))["']|\b(?:inc\.?|llc|ltd\.?|limited|gmbh|corporation|corp\.?|plc|llp|b\.v\.|s\.a\.|pte|pvt|ag)\b/
const affiliates = /\baffiliates?\b|\bsubsidiar(?:y|ies)\b|\bgroup compan(?:y|ies)\b/

/** 3: the right entities, and whether their groups are in. */
export const entities: Check = {
  id: 'entities',
  number: 3,
  title: 'Parties and affiliates',
  weight: 'must',
  stances: {
    named: 'The parties are named, without their affiliates.',
    'named-with-affiliates': 'The parties are named, and it is said where their affiliates come in.',
    blank: 'A name, date or address is still to be filled in.',
    [silent]: 'The agreement does not name its parties.',
  },
  observe({ reading }) {
    const head = reading.sentences.slice(0, 25)
    const open = head.find(
      (sentence) => blank.test(sentence.text) && !/\b(?:by|signature|signed)\s*:/.test(sentence.own),
    )
    // The wording names the parties: it has no place where something else is to be filled in.
    if (open)
      return [{ stance: 'blank', sentence: open, ...(!party.test(open.own) && { wording: 'elsewhere' as const }) }]
    const named = head.find((sentence) => !sentence.isHeading && party.test(sentence.own))
    if (!named) return [{ stance: silent }]
    const group = reading.sentences.find((sentence) => affiliates.test(sentence.own))
    return [{ stance: group ? 'named-with-affiliates' : 'named', sentence: named }]
  },
}
