import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { noLicence as noRight } from '../statements/restraints-and-rights.ts'

/** 21: no licence, no assignment of intellectual property. */
export const noLicence = ruleCheck({
  id: 'no-licence',
  number: 21,
  title: 'No licence and no assignment',
  weight: 'should',
  stances: {
    'no-licence': "The information stays the discloser's, and no licence comes with it.",
    assignment: 'The recipient gives up rights in what it makes itself. That belongs in another agreement.',
    licence: 'The agreement grants a licence to the information.',
    [silent]: 'Nothing says that no rights in the information are granted.',
  },
  rules: [
    {
      says: 'assignment',
      strength: 8,
      words:
        /\b(?:hereby|shall|will|agrees? to)\s+(?:\w+\s+)?(?:assigns?|transfers?|conveys?)\b[^.;]{0,160}?\b(?:right|title|interest|invention|improvement|intellectual property|work product|feedback|developments?)|\b(?:inventions?|improvements?|derivative works?|developments?|feedback|enhancements?)\b[^.;]{0,160}?\b(?:shall be|is|are|will be|become)\b[^.;]{0,40}?\b(?:property of|owned by|belong)|\b(?:inventions?|improvements?|derivative works?|developments?|feedback|enhancements?)\b[^.;]{0,160}?\b(?:shall|will) (?:\w+ )?(?:vest in|belong to|accrue to)\b|work(?:s)? (?:made )?for hire/,
      in: 'full',
      negated: false,
      unless: [/assign this agreement|nothing|\bno (?:licen|right)/],
    },
    {
      says: 'licence',
      strength: 7,
      words: /\b(?:(?:hereby|shall|will)\s+grants?|(?:is|are) (?:hereby )?granted)\b[^.;]{0,120}?\blicen[sc]e/,
      in: 'full',
      negated: false,
    },
    {
      says: 'no-licence',
      strength: 3,
      words:
        /\b(?:neither|nothing|not)\b[^.;]{0,80}?\b(?:assign|transfer|licen[sc]e)s?\b[^.;]{0,60}?\bintellectual property/,
      in: 'full',
    },
    ...rulesOf(noRight, { entailment: 'no-licence' }),
  ],
})
