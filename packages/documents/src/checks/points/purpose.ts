import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

/** 4: what the information is for. */
export const purpose = ruleCheck({
  id: 'purpose',
  number: 4,
  title: 'Purpose',
  weight: 'must',
  stances: {
    defined: 'The purpose the information is exchanged for is stated.',
    open: 'The purpose is so wide that any use falls under it; the duty to use the information for the purpose only then means little.',
    [silent]: 'No purpose is stated, so it cannot be told which use of the information is allowed.',
  },
  rules: [
    {
      says: 'open',
      strength: 4,
      words:
        /\bpurpose"?\)?[^.;]{0,40}?\b(?:means?|is|includes?)\b[^.;]{0,60}?\b(?:any (?:(?:lawful|business|commercial|legitimate) ){0,3}purpose|any and all purposes|whatever purpose)|for any (?:(?:lawful|business|commercial|legitimate) ){1,3}purpose(?! other)/,
      negated: false,
    },
    {
      says: 'defined',
      strength: 3,
      words:
        /"(?:\w+ )?purpose"|\b(?:for|with) the (?:sole |limited |specific |exclusive )?purposes? of (?:\w+ )?(?:evaluat|assess|consider|discuss|explor|negotiat|determin|perform|provid|review|enabl|conduct|facilitat|enter|pursu|carry|(?:the|an?|its|their|this)\b)\w*/,
    },
    {
      says: 'defined',
      strength: 2.5,
      words: /\b(?:for|with|to) the purpose\b(?! of)|^purpose ?:/,
      in: 'full',
      unless: [/\bneed\b|represent|proprietary rights/],
    },
    {
      says: 'defined',
      strength: 2,
      words:
        /\b(?:in connection with|relating to|regarding|concerning|to evaluate|to explore|to discuss|evaluation of|consideration of|considering|evaluating|exploring|discussing|discussions (?:about|concerning|regarding|relating))\b[^.;]{0,80}?\b(?:transaction|relationship|collaboration|project|acquisition|investment|employment|services|venture|agreement between|opportunit(?:y|ies)|partnership|business|engagement|cooperation)/,
      in: 'full',
      unless: [
        /\bjurisdiction\b|\bcourts?\b|\bassign|\bin consideration of\b|\bmerger\b[^.;]{0,80}?\b(?:assets|securities)\b/,
      ],
    },
  ],
})
