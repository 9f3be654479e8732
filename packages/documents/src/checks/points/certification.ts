import { silent } from '../check.ts'
import { destroy, return_ } from '../language/phrases.ts'
import { ruleCheck } from '../rule-check.ts'

const given = new RegExp(`\\b(?:${return_}|${destroy})\\b|compl(?:y|iance|ied)|done so`)

/** 20: how return or destruction is confirmed. */
export const certification = ruleCheck({
  id: 'certification',
  number: 20,
  title: 'Confirmation of return or destruction',
  weight: 'nice',
  stances: {
    certificate: 'Return or destruction is confirmed in writing.',
    affidavit: 'Return or destruction has to be confirmed by a sworn statement.',
    [silent]: 'Return or destruction need not be confirmed.',
  },
  rules: [
    {
      says: 'affidavit',
      strength: 3,
      words: /\b(?:affidavit|sworn|under oath|notari[sz]ed|statutory declaration|penalty of perjury)\b/,
      in: 'full',
      also: [given],
      negated: false,
      unless: [/\b(?:no|not|without)\b[^.;]{0,30}?\b(?:affidavit|sworn|oath|notari[sz]ed|declaration)\b/],
    },
    {
      says: 'certificate',
      strength: 2,
      words:
        /\b(?:certif(?:y|ies|ied|ication|icate)|confirm(?:s|ed|ation)?|written (?:statement|notice|confirmation))\b/,
      in: 'full',
      also: [given, /writ|certif|officer/],
      unless: [
        /oral|orally|verbal/,
        /\b(?:need not|not (?:be )?(?:required|obliged|obligated|necessary) to) (?:\w+ )?(?:certify|confirm)/,
      ],
    },
  ],
})
