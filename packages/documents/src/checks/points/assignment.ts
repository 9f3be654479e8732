import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const transfer = '(?:assign(?:s|ed|ment|able)?|transfer(?:s|red)?|delegate[sd]?)'
const agreement = /\b(?:agreement|rights|obligations|hereunder|duties|[a-z]?nda|interest)\b/

/** 28: assignment and change of control. */
export const assignment = ruleCheck({
  id: 'assignment',
  number: 28,
  title: 'Assignment and change of control',
  weight: 'nice',
  stances: {
    consent: "The agreement may be assigned only with the other party's consent.",
    'consent-except-successor': 'The agreement may be assigned with consent, or to whoever takes over the business.',
    free: 'The agreement may be assigned without asking the other party.',
    [silent]: 'Nothing is said about assignment.',
  },
  rules: [
    {
      says: 'free',
      strength: 6,
      words: new RegExp(
        `\\b(?:may|shall be entitled to|has the right to|is free to|but|while|whereas)\\b(?! not)(?:(?!\\b(?:not|neither|no)\\b)[^.;]){0,60}?\\b${transfer}\\b[^.;]{0,120}?\\b(?:without|to (?:any|whom))\\b[^.;]{0,30}?\\b(?:consent|approval|person|third party|whomsoever|it (?:wishes|chooses))`,
      ),
      in: 'full',
      also: [agreement],
      negated: false,
    },
    {
      says: 'consent-except-successor',
      strength: 5,
      words: new RegExp(
        `\\b(?:not|no|neither)\\b[\\s\\S]{0,160}?\\b${transfer}\\b[\\s\\S]{0,300}?\\b(?:except|other than|unless|provided|however|save)\\b[\\s\\S]{0,160}?\\b(?:successor|merger|affiliate|acquisition|sale of|substantially all|change of control|reorgani[sz]ation)`,
      ),
      in: 'full',
      also: [agreement],
    },
    {
      says: 'consent',
      strength: 4,
      words: new RegExp(
        `\\b(?:not|no|neither|nor|without)\\b[^.;]{0,200}?\\b${transfer}\\b|\\b${transfer}\\b[^.;]{0,120}?\\b(?:only with|without(?! any cost| cost| charge| payment| further| compensation)|void|prohibited|non-?assignable|requires?)\\b|\\b(?:not|non-?)\\s*(?:assignable|transferable)`,
      ),
      in: 'full',
      also: [agreement],
      unless: [
        /(?:licen[sc]e|right|title)\b[^.;]{0,60}?\b(?:granted|implied|conferred)|without (?:the )?(?:need for|obtaining) (?:\w+ )?consent|without (?:assigning any|reason)|hereby assigns|\bvest\b|\binventions?\b/,
      ],
    },
    {
      says: 'free',
      strength: 3,
      words: new RegExp(
        `\\b(?:may|shall be entitled to|has the right to|is free to)\\s+(?:\\w+\\s+){0,3}?${transfer}\\b`,
      ),
      in: 'full',
      also: [agreement],
      modality: 'permission',
    },
  ],
})
