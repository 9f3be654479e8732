import { compelled, notify, survive } from '../language/phrases.ts'
import type { Statement } from './statement.ts'

export const compelledNotice: Statement = {
  id: 'nda-8',
  hypothesis:
    'Receiving Party shall notify Disclosing Party in case Receiving Party is required by law, regulation or judicial process to disclose any Confidential Information.',
  rules: [
    {
      says: 'entailment',
      strength: 4,
      words: new RegExp(`${compelled}[\\s\\S]{0,600}?\\b${notify}|\\b${notify}[\\s\\S]{0,300}?${compelled}`),
      in: 'full',
      also: [/disclos|produc|information|reveal|divulg|request/],
      unless: [
        /without (?:\w+ )?(?:notice|notifying)|notice (?:of|shall be) (?:given|deemed)|whistle|trade secret law|immun|notices? (?:required|permitted) (?:or|hereunder|under|to be)|governing law|injunct|(?:need not|not (?:be )?(?:required|obligated|obliged) to) (?:notify|inform|give (?:\w+ )?notice)|notice to the contrary/,
        /indemnif|copyright|breach of this agreement by/,
      ],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:prior to|before|prompt(?:ly)?|immediate(?:ly)?|advance|opportunity)\b[^.;]{0,200}?(?:protective order|contest|object|oppos|seek|limit (?:the |such )?disclosure|appropriate remedy|intervene|resist)/,
      in: 'full',
      also: [
        /order|law|court|subpoena|compel|process|government|legal|regulat/,
        /notif|notice|inform|advis|opportunity|consult/,
      ],
      unless: [
        /equitable|specific performance|irreparable|indemnif|opportunity to (?:read|review)|(?:legal|independent) (?:advice|counsel)/,
      ],
    },
  ],
}

export const survival: Statement = {
  id: 'nda-19',
  hypothesis: 'Some obligations of Agreement may survive termination of Agreement.',
  rules: [
    {
      says: 'contradiction',
      strength: 5,
      words: /\b(?:no|not|none|neither|nothing)\b[^.;]{0,60}?(?:obligations?|provisions?)?[^.;]{0,40}?\bsurvive\b/,
      in: 'full',
      unless: [/that do not survive|not (?:affect|limit|impair|terminate|relieve)/],
    },
    {
      says: 'entailment',
      strength: 5,
      words: /\bsurviv(?:e|es|al|ing)\b/,
      in: 'full',
      also: [
        /terminat|expir|obligation|provision|return|complet|clos|year|agreement|restriction|covenant|confidential|disclos|indefinite|end\b/,
      ],
      unless: [
        /surviving (?:corporation|entity|company)|merger|successors? and assigns[^.]*$|remaining provisions|invalid|unenforceable/,
      ],
    },
    {
      says: 'entailment',
      strength: 4,
      words: new RegExp(
        `\\b${survive}\\b[^.;]{0,140}?\\b(?:terminat\\w+|expir\\w+|complet\\w+|thereafter|return|destr\\w+|indefinite\\w*|perpetu\\w+|years?|months?|cessation|end of|conclusion|such time|until|so long as|as long as|period|non-public|confidential)|(?:terminat\\w+|expir\\w+|return|destr\\w+|complet\\w+)\\b[^.;]{0,140}?\\b${survive}`,
      ),
      in: 'full',
      also: [
        /obligation|confidential|bound|restriction|provision|duty|duties|undertaking|covenant|subject to|agreement/,
      ],
      unless: [
        /this agreement (?:\(\w+\) )?(?:shall|will) (?:commence|be effective|become effective|remain in (?:full )?(?:force|effect)|continue (?:in (?:force|effect) )?(?:for|until))(?!.*(?:provided|however|but|obligation|thereafter|after))|invalid|unenforceable|severab|business day|continue to (?:own|operate|do business|negotiate)/,
      ],
    },
    {
      says: 'entailment',
      strength: 4,
      words:
        /(?:after|following|beyond|subsequent to|from|upon|notwithstanding|regardless of)\s+(?:the |any |its |such |said )?(?:\w+ (?:of|or) )?(?:date of )?(?:the )?(?:terminat\w+|expir\w+|cessation|complet\w+|conclu\w+|end)\b/,
      in: 'full',
      also: [
        /confiden|oblig|disclos|bound|restriction|use/,
        /year|month|continu|indefinite|perpetu|not|shall|period|remain|forever|thereafter/,
      ],
      unless: [
        /return|destroy|deliver|within \w+ (?:\(\d+\) )?(?:business )?days|(?:may|right to) terminate|solicit|\bhire|\bemploy\b|\bbid\b|invoice|\bpay/,
      ],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:shall|will|does|do) not (?:\w+ ){0,3}?(?:relieve|affect|diminish|release|impair|terminate|discharge|end)\b[^.;]{0,120}?(?:oblig|undertaking|dut|confiden|rights? (?:and|or) oblig)/,
      in: 'full',
      also: [/terminat|expir|return|destr|withdraw/],
      unless: [/failure|delay|invalid/],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:both )?during (?:or|and) after|at all times thereafter|without limit in (?:time|point of time)|in perpetuity|perpetuity|indefinitely|\bforever\b/,
      in: 'full',
      also: [/confiden|oblig|disclos|bound|secret|restriction/],
      unless: [/solicit|hire|employ\b|standstill|securities/],
    },
  ],
}
