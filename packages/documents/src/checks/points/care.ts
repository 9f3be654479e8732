import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

/** 12: the standard of care. */
export const care = ruleCheck({
  id: 'care',
  number: 12,
  title: 'Standard of care',
  weight: 'should',
  stances: {
    reasonable: 'The recipient protects the information as its own, and at least with reasonable care.',
    'own-only': 'The recipient protects the information only as it protects its own, however little that is.',
    absolute: 'The recipient answers for every disclosure, whatever care it took.',
    [silent]: 'No standard of care is set.',
  },
  rules: [
    {
      says: 'absolute',
      strength: 5,
      words:
        /\b(?:highest|utmost|strictest|greatest|maximum)\s+(?:possible\s+)?(?:degree|standard|level|care|confiden\w+)|\bguarantees? (?:that|the (?:secrecy|confidentiality))|\b(?:all|every) (?:possible|necessary) (?:measures?|steps?|precautions?)|\bstrictly liable|\b(?:liable|responsible) for any (?:and all )?disclosure[^.;]{0,60}?(?:regardless|irrespective|whether or not)/,
      in: 'full',
      negated: false,
    },
    {
      says: 'reasonable',
      strength: 4,
      words:
        /\b(?:reasonable|due|appropriate|prudent|adequate|commercially reasonable)\s+(?:\w+\s+){0,3}?(?:care|degree|measures?|steps?|precautions?|efforts?|security|safeguards?|standard|protection)\b|\breasonabl[ey] (?:necessary )?(?:to )?(?:protect|safeguard)/,
      in: 'full',
      also: [/confiden|information|secre|protect|safeguard|disclos/],
      unless: [
        /\bmeans\b|economic value|commercial value|compelled|subpoena|protective order|required by law|attorney|injunct|cooperat/,
      ],
    },
    {
      says: 'own-only',
      strength: 3,
      words:
        /\b(?:same|similar|no less(?:er)?|not less|no lower|at least the)\b[^.;]{0,80}?\b(?:care|measures|protection|manner|precautions|standard)\b[^.;]{0,120}?\bown\b/,
      in: 'full',
    },
  ],
})
