import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const term =
  '(?:confidential|proprietary|evaluation|protected|sensitive)\\s*(?:and proprietary\\s+)?(?:information|materials?)'
const defines = `(?:(?:"${term}"|\\b${term}"?)[^.]{0,80}?\\b(?:means?|refers? to|includes?|shall (?:mean|include)|is defined|consists?)\\b|"${term}"[^.]{0,30}?\\bis\\b)`

/** 5: what counts as confidential information. */
export const scope = ruleCheck({
  id: 'scope',
  number: 5,
  title: 'What is confidential information',
  weight: 'must',
  stances: {
    tied: 'Confidential information is defined, and tied to what one party gives the other for the purpose.',
    defined: 'Confidential information is defined by what it is about.',
    unlimited:
      'The definition has no limit: it takes in information that has nothing to do with the purpose or was not received from the other party.',
    [silent]: 'Confidential information is not defined.',
  },
  rules: [
    {
      says: 'unlimited',
      strength: 6,
      words: new RegExp(
        `${defines}[^.]{0,400}?\\b(?:whether or not (?:\\w+ ){0,3}?(?:related|connected|relating|disclosed|received)|however (?:obtained|acquired)|regardless of (?:its |the )?source|from (?:any|whatever) source(?: whatsoever)?|independently (?:obtained|acquired|learned) by the (?:recipient|receiving)|without any limitation whatsoever)`,
      ),
      in: 'full',
    },
    {
      says: 'tied',
      strength: 5,
      words: new RegExp(
        `${defines}[^.]{0,900}?\\b(?:disclosed?|furnish(?:ed)?|provided?|makes? available|communicated|received|supplied|made available|discloses|exchanged|obtained|gives?|given)\\b[^.]{0,300}?\\b(?:purpose|in connection with|relating to|under this agreement|pursuant to this agreement|hereunder|transaction|by (?:or on behalf of )?(?:the |a )?(?:disclosing|discloser|one party|either party|other party|owner|company)|to the (?:recipient|receiving|other))`,
      ),
      in: 'full',
      unless: [/\b(?:does|shall|will) not (?:include|apply)|exclud/],
    },
    {
      says: 'defined',
      strength: 4,
      words: new RegExp(defines),
      in: 'full',
      unless: [/\b(?:does|shall|will) not (?:include|apply)|exclud/],
    },
    {
      says: 'defined',
      strength: 2,
      words: new RegExp(`\\((?:[\\w,]+ ){0,12}?(?:the )?"(?:${term}|information)"`),
    },
  ],
})
