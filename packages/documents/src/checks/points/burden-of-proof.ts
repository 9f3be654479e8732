import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const exclusion = /public|known|independent|third party|possession|develop|exclu|not (?:include|apply|extend)/

const notOnRecipient =
  /\b(?:discloser|disclosing party|owner) (?:\w+ ){0,2}?(?:bears?|has|have) the burden|\b(?:need not|not (?:be )?(?:required|obliged|obligated) to) (?:\w+ ){0,2}?(?:show|prove|demonstrate|document|establish)/

/** 10: who has to prove that an exclusion applies, and how. */
export const burdenOfProof = ruleCheck({
  id: 'burden-of-proof',
  number: 10,
  title: 'Burden of proof for the exclusions',
  weight: 'nice',
  stances: {
    strict:
      'The recipient has to prove an exclusion by a standard that is hard to meet, such as contemporaneous records or clear and convincing evidence.',
    records: 'The recipient has to show by its records that an exclusion applies.',
    [silent]: 'Nothing is said about who proves that an exclusion applies.',
  },
  rules: [
    {
      says: 'strict',
      strength: 3,
      words:
        /contemporaneous|clear and convincing|beyond (?:a )?(?:reasonable )?doubt|conclusive(?:ly)?|dated (?:written )?records/,
      in: 'full',
      also: [exclusion],
      unless: [notOnRecipient],
    },
    {
      says: 'records',
      strength: 2,
      words:
        /burden of (?:proof|proving|showing|establishing)|\b(?:as )?(?:evidenced|demonstrated|shown|documented|established|supported|proven|substantiated) by\b|\bcan (?:\w+ )?(?:show|prove|demonstrate|document|establish|evidence)|\bable to (?:show|prove|demonstrate|document|establish)|\bverifiabl[ey]|(?:written|documentary|tangible|competent) (?:evidence|records|proof)|by documented proof|documented evidence/,
      in: 'full',
      also: [exclusion],
      unless: [notOnRecipient],
    },
  ],
})
