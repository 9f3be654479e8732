import { anyoneElse, confidential, disclose, insiders, outsiders } from '../language/phrases.ts'
import type { Statement } from './statement.ts'

const info = new RegExp(`\\b${confidential}|information|material|data\\b`)
const narrow = '(?:only|solely|exclusively|strictly|merely|limited|sole|exclusive)'

export const limitedUse: Statement = {
  id: 'nda-4',
  hypothesis:
    'Receiving Party shall not use any Confidential Information for any purpose other than the purposes stated in Agreement.',
  rules: [
    {
      says: 'contradiction',
      strength: 6,
      words:
        /(?:free|entitled|right|may)\s+(?:\S+\s+){0,4}?(?:use|exploit)\b[^.;]{0,80}?(?:for any purpose|residuals?|without restriction)/,
      also: [/residual|retain|memory|unaided|any purpose/],
      unless: [/for any purpose (?:other|except|not)/, /(?:shall|may|will) not/],
    },
    {
      says: 'entailment',
      strength: 5,
      words:
        /\b(?:not|never|neither|no|refrain|without|nor)\b[^.;]{0,220}?\b(?:us(?:e|es|ed|ing|age)|utili[sz]\w+|exploit\w*|appl(?:y|ied)|make (?:any )?use)\b[^.;]{0,200}?\b(?:for (?:any|a|no) (?:other )?(?:\w+ )?(?:purposes?|reasons?)|other than|except|unless|otherwise than|other purposes?|any purposes?|anything other|beyond|outside|save|but (?:only )?for)\b/,
      in: 'full',
      also: [info],
      unless: [
        /trade ?mark|name of the other|publicity|efforts|degree of care|^inventions?\b|\bown time\b|personal time/,
      ],
    },
    {
      says: 'entailment',
      strength: 5,
      words: new RegExp(
        `\\b(?:us(?:e|es|ed|ing|age)|utili[sz]\\w+|exploit\\w*)\\b[^.;]{0,160}?\\b${narrow}\\b[^.;]{0,40}?\\b(?:for|in|to|as|on|with|by|toward|of)\\b|\\bus(?:e|es|ed|ing)\\b[^.;]{0,80}?\\bfor (?:the|such|this|that|said|its) (?:\\w+ )?purposes?\\b[^.;]{0,20}?\\bonly\\b|\\b${narrow}\\s+(?:be\\s+)?(?:us(?:e|ed|ing)|utili[sz]\\w+)\\b|\\b${narrow}\\s+(?:\\S+\\s+){0,6}?us(?:e|ing)\\b`,
      ),
      in: 'full',
      also: [info],
      unless: [/degree of care|those (?:employees|persons|individuals) who/, /license|software to/],
    },
    {
      says: 'entailment',
      strength: 4,
      words: new RegExp(
        `(?:disclos|provid|furnish|suppl|made available|mak|receiv|grant|given|access)\\w*\\b[^.;]{0,120}?\\b${narrow}\\s+(?:for|in connection|to the extent necessary)\\b[^.;]{0,60}?(?:purpose|evaluat|connection|perform|project|consider|discuss)`,
      ),
      in: 'full',
      also: [info],
      unless: [/compelled|required by law|need[- ]to[- ]know/],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /\b(?:not|never|neither|nor|refrain)\b[^.;]{0,160}?\b(?:use|utili[sz]e|exploit|appropriate|derive any benefit)\b[^.;]{0,160}?(?:own (?:benefit|use|purposes?|account|advantage)|benefit of|detriment|competiti\w+|commercial(?:ly)?|personal (?:gain|benefit)|profit|without (?:\S+\s+){0,6}?(?:consent|permission|approval|authori[sz]ation))/,
      in: 'full',
      also: [info],
      unless: [/trade ?mark|name or logo/],
    },
  ],
}

const permission = '\\b(?:may|entitled to|permitted to|allowed to|right to|authori[sz]ed to|free to|at liberty to)\\b'
const onlyTo =
  '(?:(?:except|other than|save|unless|only|solely|but|limited|exclusively|restrict\\w*|confined|outside)\\b)'
const need =
  /need(?:s|ing)?[- ](?:to[- ](?:know|have|see|use|be)|such|the|it|for|access)|need-to-know|required? to (?:know|have)|reason(?:able)? need|requir(?:e|ing) (?:\w+ )?access|necessarily require|have a need|require (?:such|the|knowledge)|directly (?:involved|concerned)|necessary (?:for|to)|involved in|engaged (?:in|on|by)|working on/

/** Disclosure forced by law says nothing about whom the recipient may choose to tell. */
const forced =
  /subpoena|protective order|compelled|legally required|required by (?:\w+ )?law|court order|governmental (?:agency|body|authority)/

const advice = /(?:advice|opinion)(?: of| from)?[^.;]{0,30}counsel|counsel (?:\w+ )?advises|advised (?:in writing )?by/

const shareRules = (people: string): Statement['rules'] => [
  {
    says: 'entailment',
    strength: 6,
    words: new RegExp(`\\b${disclose}\\b[^;]{0,400}?${onlyTo}[^;]{0,260}?\\b${people}\\b`),
    in: 'full',
    negated: false,
    unless: [
      advice,
      /not\s+(?:\S+\s+){0,4}?include|solicit|without (?:\S+\s+){0,6}?(?:consent|permission|approval)[^.;]{0,40}$/,
    ],
  },
  {
    says: 'entailment',
    strength: 6,
    words: new RegExp(`${onlyTo}[^;]{0,200}?\\b${people}\\b`),
    in: 'full',
    negated: false,
    also: [need, info],
  },
  {
    says: 'entailment',
    strength: 6,
    words: new RegExp(`${permission}[^;]{0,100}?\\b${disclose}\\b[^;]{0,240}?\\b${people}\\b`),
    in: 'full',
    negated: false,
    unless: [advice, forced, /shall not|will not|may not/],
  },
  {
    says: 'entailment',
    strength: 5,
    words: new RegExp(`\\b${people}\\b[^;]{0,220}?(?:${need.source})`),
    in: 'full',
    also: [info],
    negated: false,
    unless: [forced, /solicit|hire/],
  },
  {
    says: 'entailment',
    strength: 4,
    words: new RegExp(
      `\\b(?:caus(?:e|es|ing)|ensur(?:e|es|ing)|procur(?:e|es|ing)|requir(?:e|es|ing)|inform(?:s|ed|ing)?|advis(?:e|ed|es|ing)|instruct(?:s|ed|ing)?|direct(?:s|ing)?|make sure|responsible|liable|breach\\w*|acts?)\\b[^.;]{0,120}?\\b${people}\\b[^.;]{0,260}?\\b(?:compl\\w+|bound|confidential|agree\\w*|obligat\\w+|adher\\w+|observe|breach\\w*|terms|aware|abide|whom|to which|receiv\\w+|sign)`,
    ),
    in: 'full',
    also: [info],
    unless: [
      /solicit|hire|shall not be (?:liable|responsible)|not include|to the public|public domain|will have any liability|shall have any liability|indemnif|warrant|neither (?:\S+ ){1,6}?nor any of its/,
    ],
  },
  {
    says: 'entailment',
    strength: 3,
    words: new RegExp(
      `\\b${people}\\b[^.;]{0,160}?\\b(?:to whom|who (?:have|has|are|is|receive|need)|receiv\\w+|given access|have access|having access|informed of|are (?:informed|advised|bound)|in possession)`,
    ),
    also: [info],
    unless: [forced, /solicit|hire|\bemploy\b|not include/],
  },
]

const forbidden = (people: string): RegExp =>
  new RegExp(`\\b(?:not|never|neither|nor|no|refrain)\\b[^;]{0,260}?\\b${disclose}\\b[^;]{0,260}?\\b${people}`)

export const sharingWithEmployees: Statement = {
  id: 'nda-5',
  hypothesis: "Receiving Party may share some Confidential Information with some of Receiving Party's employees.",
  rules: [
    ...shareRules(insiders),
    {
      says: 'entailment',
      strength: 3,
      words: new RegExp(
        `\\b${disclose}\\b[^;]{0,300}?${onlyTo}[^;]{0,80}?(?:need[- ]to[- ]know|persons? (?:\\w+ )?(?:directly involved|who need|with a need)|extent (?:\\w+ ){0,4}?necessary|those (?:who|with|that)|authori[sz]ed (?:persons|individuals|users))`,
      ),
      in: 'full',
      also: [info],
      unless: [/legally|required by law (?:only|and)|compel|solicit/],
    },
    {
      says: 'contradiction',
      strength: 2,
      words: forbidden(`(?:employees?|personnel|staff|anyone|any(?:\\s+other)? (?:person|individual))\\b`),
      in: 'full',
      negated: true,
      also: [info],
      unless: [/except|other than|unless|save|solicit|third part/],
    },
  ],
}

export const sharingWithThirdParties: Statement = {
  id: 'nda-7',
  hypothesis:
    'Receiving Party may share some Confidential Information with some third-parties (including consultants, agents and professional advisors).',
  rules: [
    ...shareRules(outsiders),
    {
      says: 'contradiction',
      strength: 5,
      words: forbidden(`\\b${outsiders}\\b`),
      in: 'full',
      negated: true,
      also: [info],
      unless: [/except|other than|unless|save|only|solicit|indemnif|warrant|liab|procure|cause/],
    },
    {
      says: 'contradiction',
      strength: 2,
      words: forbidden(`${anyoneElse}`),
      in: 'full',
      also: [info],
      unless: [/solicit|not (?:include|apply)|public domain|publicly available/],
    },
    {
      says: 'contradiction',
      strength: 1,
      words:
        /\b(?:only|solely|except|other than)\b[^;]{0,120}?\b(?:its|their|own|those|such)?\s*(?:employees|personnel|staff)\b/,
      in: 'full',
      also: [info, new RegExp(disclose)],
    },
    {
      says: 'contradiction',
      strength: 1,
      words: /\bnot\b[^.;]{0,120}?\b(?:disclose|divulge|reveal|communicate|disseminate|disclosed)\b/,
      in: 'full',
      also: [info],
      unless: [/not (?:include|apply)|public domain|compelled|required by law|existence of|fact that/],
    },
  ],
}
