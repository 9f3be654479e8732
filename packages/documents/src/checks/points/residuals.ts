import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const memory =
  /\bresiduals?\b|\bresidual (?:information|knowledge)|\bunaided memor(?:y|ies)|\bretained in (?:the |their |its )?(?:unaided )?(?:memory|memories|minds?|intangible)|\b(?:knowledge|skills?|ideas|know-how|experience)\b[^.;]{0,40}?\b(?:they|he|she|it|personnel|employees) (?:may |can )?(?:remember|recall)/

/** 22: what stays in people's heads. */
export const residuals = ruleCheck({
  id: 'residuals',
  number: 22,
  title: 'Residuals',
  weight: 'should',
  stances: {
    narrow:
      'What people remember without aid may be used, but not disclosed, and no patent or copyright is licensed by that.',
    broad:
      'What people remember may be used for any purpose: in practice that undoes the duty to use the information for the purpose only.',
    excluded: 'What people remember is not free to use.',
    [silent]: 'The agreement has no residuals clause.',
  },
  rules: [
    {
      says: 'excluded',
      strength: 5,
      words: memory,
      in: 'full',
      also: [
        /\b(?:no|not)\b[^.;]{0,20}?\b(?:right|licen[sc]e|entitle\w*|permit\w*|allow\w*)\b[^.;]{0,60}?\b(?:use|disclose)/,
      ],
      unless: [/patent|copyright/],
    },
    {
      says: 'excluded',
      strength: 5,
      words: /\b(?:no|not|nor)\b[^.;]{0,100}?\bresiduals?\b[^.;]{0,60}?\b(?:clause|right|use|permitted|granted)/,
      in: 'full',
      unless: [/patent|copyright|restrict|prevent|prohibit|limit/],
    },
    {
      says: 'excluded',
      strength: 5,
      words: memory,
      in: 'full',
      also: [
        /\b(?:may|shall|will|must) not (?:\w+ ){0,2}?(?:use|exploit)\b|\bnothing\b[^.;]{0,60}?\b(?:permits?|allows?|entitles?)\b/,
      ],
      unless: [/patent|copyright/, /\b(?:may|free to|entitled to|right to) (?!not\b)(?:\w+ ){0,2}?use\b/],
    },
    {
      says: 'narrow',
      strength: 4,
      words: memory,
      in: 'full',
      also: [
        /may|free|entitled|right|not (?:\w+ ){0,3}?(?:prohibit|restrict|prevent|limit)|nothing/,
        /patent|copyright|not (?:\w+ )?(?:disclose|include)|without (?:\w+ )?intent|not intentional|source of|licen[sc]e|intentionally memori[sz]ed/,
      ],
    },
    {
      says: 'broad',
      strength: 3,
      words: memory,
      in: 'full',
      also: [/may|free|entitled|right|not (?:\w+ ){0,3}?(?:prohibit|restrict|prevent|limit)|nothing/],
    },
  ],
})
