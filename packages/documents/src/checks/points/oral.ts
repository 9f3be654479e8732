import { type Check, silent } from '../check.ts'
import { findDurations } from '../language/durations.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { oralInformation } from '../statements/definition.ts'

const rules = [
  {
    says: 'confirmed',
    strength: 6,
    words:
      /\b(?:oral(?:ly)?|verbal(?:ly)?|visual(?:ly)?|intangible)\b[^.]{0,300}?\b(?:confirm|summari[sz]|reduc|memoriali[sz]|follow|document|record|writ)\w*\b[^.]{0,120}?\b(?:within|days|writing|written)\b/,
    in: 'full',
    unless: [
      /amend|modif|entire agreement|supersede|notice (?:shall|must)/,
      /(?:whether or not|even if|regardless of whether|need not|without (?:any )?(?:need|having))[^.;]{0,40}?(?:confirm|summari|reduc|writ|record)/,
    ],
  },
  ...rulesOf(oralInformation, { entailment: 'covered', contradiction: 'excluded' }),
] as const

/** 7: information given by word of mouth. */
export const oral: Check = {
  id: 'oral',
  number: 7,
  title: 'Oral information',
  weight: 'should',
  stances: {
    covered: 'Information given orally is protected.',
    confirmed: 'Information given orally is protected when it is confirmed in writing{within}.',
    excluded: 'Information given orally is not protected.',
    [silent]: 'Nothing is said about information given orally.',
  },
  observe(contract) {
    const match = firstMatch<string>(contract, rules)
    if (!match) return [{ stance: silent }]
    const { sentence, rule } = match
    const months = rule.says === 'confirmed' ? findDurations(sentence.full).at(-1)?.months : undefined
    return [months === undefined ? { stance: rule.says, sentence } : { stance: rule.says, sentence, months }]
  },
}
