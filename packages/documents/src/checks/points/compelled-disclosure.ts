import { silent } from '../check.ts'
import { compelled } from '../language/phrases.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { compelledNotice } from '../statements/compelled-and-survival.ts'

/** 15: disclosure that a court or authority demands. */
export const compelledDisclosure = ruleCheck({
  id: 'compelled-disclosure',
  number: 15,
  title: 'Compelled disclosure',
  weight: 'must',
  stances: {
    notice: 'What the law compels may be disclosed, after notice to the discloser.',
    'notice-if-lawful': 'What the law compels may be disclosed, after notice to the discloser where the law allows it.',
    'without-notice': 'What the law compels may be disclosed without telling the discloser.',
    forbidden: 'Nothing may be disclosed even where the law compels it; no party can promise that.',
    [silent]: 'Nothing is said about disclosure that a law or a court compels.',
  },
  rules: [
    {
      says: 'forbidden',
      strength: 7,
      words:
        /\b(?:not|never)\b[^.;]{0,120}?\bdisclos\w*\b[^.;]{0,120}?\b(?:even|including) (?:if|where|when)\b[^.;]{0,60}?\b(?:required|compelled|ordered)\b|\bnot even (?:\w+ ){0,4}?(?:by|under|on|if|where|when)\b[^.;]{0,40}?\b(?:order|court|law|compelled|subpoena)\b[^.;]{0,60}?\bdisclos/,
      in: 'full',
    },
    {
      says: 'notice-if-lawful',
      strength: 6,
      words:
        /(?:to the extent|where|if|unless|so far as|as far as) (?:\w+ ){0,3}?(?:lawfully|legally|permitted|law permits|practicable|allowed)\b[\s\S]{0,200}?\b(?:notif\w*|notice|inform|tell|advise)/,
      in: 'full',
      also: [/before|prior|protective|prompt|disclos/, /law|court|authority|order/],
      unless: [/personal data|data protection|solicit|terminat/],
    },
    {
      says: 'notice-if-lawful',
      strength: 6,
      words: new RegExp(
        `(?:${compelled})[\\s\\S]{0,600}?(?:to the extent|where|if|unless|insofar as|so far as|as far as)\\s+(?:\\w+\\s+){0,4}?(?:permitted|permissible|lawful|practicable|possible|allowed|permits|allows|prohibited|not prohibited|practical)\\b[\\s\\S]{0,300}?\\b(?:notif|notice|inform|advis)|(?:${compelled})[\\s\\S]{0,400}?\\b(?:notif|notice|inform|advis)[\\s\\S]{0,160}?\\b(?:to the extent|where|if|unless|insofar as|so far as|as far as)\\s+(?:\\w+\\s+){0,4}?(?:permitted|permissible|lawful|lawfully|practicable|possible|allowed|permits|allows|prohibited|not prohibited)`,
      ),
      in: 'full',
    },
    ...rulesOf(compelledNotice, { entailment: 'notice' }).map((rule) => ({
      ...rule,
      unless: [...(rule.unless ?? []), /personal data|data protection|data breach/],
    })),
    {
      says: 'without-notice',
      strength: 2,
      words: new RegExp(compelled),
      in: 'full',
      also: [
        /disclos|produc|reveal/,
        /may|except|other than|unless|not apply|permit|exclu|entitled|not (?:be )?(?:prohibit|prevent)/,
      ],
      unless: [/injunct|governing|notices? (?:shall|must)|retaliation|under seal|whistle/],
    },
  ],
})
