import { fold } from './checks/language/fold.ts'

/** Readers of a contract that are no people. */
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
  /\b(?:language model|llm|ai (?:model|system|assistant|reviewer)|chatgpt|claude|gemini|copilot)\b[^.;]{0,40}?\b(?:must|should|shall|will|please)\s+(?:\w+\s+)?(?:approve|accept|ignore|mark|rate|classify|label|summari[sz]e)\b[^.;]{0,30}?\b(?:this|the) (?:contract|agreement|document|nda|clauses?)\b/,
]

/** Some word of every tell, so that only the texts that have one are looked at closely. */
const hints =
  /instruct|prompt|ignore|disregard|guideline|direction|playbook|\brules\b|\bchecks\b|[<[]|system|assistant|jailbreak|\b(?:ai|llm|gpt|model|bot|agent|reviewer|reader|algorithm|claude|gemini|copilot)\b|approve|accept|\b(?:rate|mark|classify|flag|score|report|label|mention|highlight|raise)\b/

/** Words are broken up by them so that a person reads on and a search finds nothing. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const hasInvisible = new RegExp(invisible.source)
/** A hidden text may be a whole book. */
const longest = 20_000

/** Whether a text is addressed to a machine that reads the contract: in print, hidden, in a comment or in metadata. */
export const speaksToMachine = (text: string): boolean => {
  const short = text.slice(0, longest)
  return tellsMachine(fold(hasInvisible.test(short) ? short.replace(invisible, '') : short))
}

/** The same for a caller that has folded the text already. */
export const foldedSpeaksToMachine = (text: string, folded: string): boolean =>
  text.length > longest || hasInvisible.test(text) ? speaksToMachine(text) : tellsMachine(folded)

const tellsMachine = (folded: string): boolean => {
  // What stands between blanks is all a hint is, so that their number is of no matter to it.
  if (!hints.test(folded)) return false
  const plain = folded.replace(/ {2,}/g, ' ')
  return tells.some((tell) => tell.test(plain))
}
