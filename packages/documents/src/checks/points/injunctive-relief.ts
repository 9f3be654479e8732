import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const relief =
  '(?:injuncti\\w+|equitable (?:relief|remed\\w+)|specific performance|restraining order|interim relief|interlocutory)'

/** 25: court orders against a breach. */
export const injunctiveRelief = ruleCheck({
  id: 'injunctive-relief',
  number: 25,
  title: 'Injunctive relief',
  weight: 'should',
  stances: {
    seek: 'A party may ask a court for an order against a breach; the court decides.',
    automatic:
      'An order against a breach is promised without proof of harm or without security, and so without the court weighing the case.',
    excluded: 'Court orders against a breach are ruled out.',
    [silent]: 'Nothing is said about court orders against a breach; the law that governs applies.',
  },
  rules: [
    {
      says: 'excluded',
      strength: 5,
      words: new RegExp(
        `\\b(?:not (?:be entitled to|seek)|waives?)\\b[^.;]{0,60}?\\b${relief}|\\bno ${relief}[^.;]{0,30}?\\b(?:sought|granted|available|applied for)\\b`,
      ),
      in: 'full',
      unless: [/only|exclusive|limit/],
    },
    {
      says: 'automatic',
      strength: 4,
      words: new RegExp(
        `\\b${relief}[\\s\\S]{0,400}?\\b(?:without|no|not)\\b[^.;]{0,60}?\\b(?:bond|security|proof|proving|showing|demonstrat\\w+|prove)\\b|\\bwithout\\b[^.;]{0,60}?\\b(?:bond|security|proof|proving|showing)\\b[^.;]{0,160}?\\b${relief}|\\bwaives?\\b[^.;]{0,80}?\\b(?:bond|security)|\\b${relief}[^.;]{0,60}?\\bas (?:of|a matter of) right\\b|\\b(?:need not|not be (?:necessary|required|obliged|obligated) to) (?:post|furnish|give|provide)\\b[^.;]{0,20}?\\b(?:bond|security)`,
      ),
      in: 'full',
      unless: [/(?:to the extent|where|as far as) (?:\w+ ){0,3}?(?:law )?(?:allows|permits|permitted|permissible)/],
    },
    {
      says: 'seek',
      strength: 3,
      words: new RegExp(`\\b${relief}`),
      in: 'full',
      also: [/entitled|seek|may|available|right|remed|apply/],
    },
  ],
})
