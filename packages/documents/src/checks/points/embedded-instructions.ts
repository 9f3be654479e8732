import { type Check, type Observation, silent } from '../check.ts'

const machine =
  '(?:ai|a\\.i\\.|llm|(?:large )?language model|chat ?bot|assistant|(?:automated|machine) (?:review\\w*|reader|system)|gpt|chatgpt|claude|gemini|copilot|model|agent|reviewer|algorithm)'
/** Each alone is enough; a contract has no use for any of them. */
const tells: readonly RegExp[] = [
  /(?<!\b(?:not|never) )\b(?:ignore|disregard|forget|override|bypass)\b[^.;]{0,30}?\b(?:your|previous|prior|above|earlier|preceding|foregoing|system|original|safety|review)\b[^.;]{0,30}?\b(?:instructions?|prompts?|guidelines?|directions?|playbook|checks?|rules)\b/,
  /(?:^|[.:!]\s*)(?:please )?(?:ignore|disregard|forget)\s+(?:all|any|the|these|those)\b[^.;]{0,30}?\b(?:instructions?|prompts?|playbook)\b/,
  new RegExp(
    `\\b(?:attention|note to|instructions? (?:to|for)|message (?:to|for)|dear|hey|if you are|you are|as)\\s+(?:an?\\s+|any\\s+|the\\s+|all\\s+)?(?:\\w+\\s+)?${machine}\\b(?!\\s*(?:of|clause|agreement|contract))[\\s\\S]{0,120}?\\b(?:must|should|please|approve|ignore|mark|report|rate|output|respond|reply|say|do not|return|answer|now|classify|treat|summari[sz]e|consider)\\b`,
  ),
  /\b(?:system prompt|developer message|prompt injection|jailbreak|do anything now)\b/,
  /\b(?:approve|accept|rate|mark|classify|flag|score|report|label)\b[^.;]{0,40}?\b(?:this (?:contract|document|agreement|nda|clause)|everything|all clauses|it)\b[^.;]{0,60}?\b(?:as (?:low[- ]risk|safe|green|acceptable|compliant|approved|standard)|without (?:further )?(?:review|findings?|comments?|analysis))\b/,
  /\b(?:do not|don't|never)\s+(?:\w+\s+)?(?:flag|report|mention|highlight|raise)\b[^.;]{0,60}?\b(?:this clause|any (?:issues?|risks?|findings?|problems?|concerns?)|these clauses|the following clause|findings)\b/,
  /<\/?(?:system|assistant|user|instructions?)>|\[(?:system|inst|\/inst)\]|<\|[a-z_]+\|>|(?:^|\s)(?:system|assistant)\s*:\s/,
  /\byour (?:system|previous|original|prior) (?:prompt|instructions?)\b/,
]

/** Some word of every tell, so that only the sentences that have one are looked at closely. */
const hints =
  /instruct|prompt|ignore|disregard|guideline|direction|playbook|\brules\b|\bchecks\b|[<[]|system|assistant|jailbreak|\b(?:ai|llm|gpt|model|bot|agent|reviewer|reader|algorithm|claude|gemini|copilot)\b|approve|accept|\b(?:rate|mark|classify|flag|score|report|label|mention|highlight|raise)\b/
const broken = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/

/** 31: text that speaks to a machine that reads the contract. It is data, and is reported as such. */
export const embeddedInstructions: Check = {
  id: 'embedded-instructions',
  number: 31,
  title: 'Text aimed at a reviewing machine',
  weight: 'must',
  stances: {
    present:
      'This text is addressed to a machine that reads the contract, not to the parties. It has no place in a contract and was not followed.',
    [silent]: 'No text of the contract is addressed to a machine that reads it.',
  },
  observe({ reading }): Observation[] {
    const found = reading.sentences.filter(({ own, text }) => {
      const plain = broken.test(text) ? unspaced(text) : own.replace(/ {2,}/g, ' ')
      return hints.test(plain) && tells.some((tell) => tell.test(plain))
    })
    return found.length > 0
      ? found.slice(0, 10).map((sentence) => ({ stance: 'present', sentence }))
      : [{ stance: silent }]
  },
}

/** Words broken up by invisible characters, put together again. */
const unspaced = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
