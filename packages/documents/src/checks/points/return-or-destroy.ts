import { silent } from '../check.ts'
import { destroy, return_ } from '../language/phrases.ts'
import { ruleCheck } from '../rule-check.ts'

const things = /information|materials?|documents?|cop(?:y|ies)|data|records/
const idle = [
  /not (?:relieve|affect|release|diminish)/,
  /notwithstanding (?:the |any |such )?(?:return|destruction)/,
  /no obligation to (?:return|destroy)/,
  // What is signed and sent back is the agreement.
  /\bsign(?:ed|ing)?\b[^.;]{0,40}?\breturn|\breturn\w*\b[^.;]{0,60}?\bcop(?:y|ies) of this\b/,
  /\bunauthori[sz]ed (?:\w+,? (?:or |and )?){1,6}(?:destr|dispos|delet)/,
  // Freed before any duty is named; "shall return it, but need not destroy backups" is a duty.
  /^(?:(?!\b(?:shall|will|must|agrees?|undertakes?)\b(?! not)).)*\b(?:need not|not (?:be )?(?:required|obliged|obligated) to) (?:\w+ )?(?:return|destroy|delete|erase)/,
]
const duty = /shall|will|must|agrees?|undertakes?|promptly|required|upon|request/

/** 18: what happens to the information at the end. */
export const returnOrDestroy = ruleCheck({
  id: 'return-or-destroy',
  number: 18,
  title: 'Return or destruction',
  weight: 'must',
  stances: {
    'return-or-destroy': 'At the end, or on request, the information is returned or destroyed.',
    'return-only': 'The information has to be returned; destroying it is not enough.',
    [silent]: 'Nothing says what happens to the information at the end.',
  },
  rules: [
    {
      says: 'return-only',
      strength: 5,
      words: new RegExp(`\\b${return_}\\b`),
      in: 'full',
      also: [
        things,
        duty,
        /\bnot (?:be )?(?:entitled|permitted|allowed|free) to destroy|\bmay not (?:instead )?destroy/,
      ],
      unless: idle,
    },
    {
      says: 'return-or-destroy',
      strength: 4,
      words: new RegExp(
        `\\b${return_}\\b[^.]{0,260}?\\b(?:or|and|and/or)\\b[^.]{0,80}?\\b${destroy}|\\b${destroy}\\b[^.]{0,160}?\\b(?:or|and|and/or)\\b[^.]{0,80}?\\b${return_}`,
      ),
      in: 'full',
      also: [things, duty],
      unless: idle,
    },
    {
      says: 'return-or-destroy',
      strength: 3,
      words: new RegExp(`\\b${destroy}\\b`),
      in: 'full',
      also: [things, /shall|will|must|agrees?|undertakes?/, /request|terminat|expir|complet|end\b|no longer/],
      unless: idle,
    },
    {
      says: 'return-only',
      strength: 2,
      words: new RegExp(`\\b${return_}\\b`),
      in: 'full',
      also: [things, /shall|will|must|agrees?|undertakes?/],
      unless: [...idle, /tax return|returned mail/],
    },
  ],
})
