import { destroy, ending, return_ } from '../language/phrases.ts'
import type { Statement } from './statement.ts'

const givingBack = new RegExp(`\\b(?:${return_}|${destroy})\\b`)
const things =
  /information|materials?|documents?|cop(?:y|ies)|data|records|property|drawings|samples|notes|items|tangible|files|media/
const duty =
  /shall|will|must|agree|undertake|oblig|required|to (?:promptly |immediately )?(?:return|destroy|deliver)|may (?:\w+ )?(?:request|require)|cease|promptly|immediately/

export const returnOnTermination: Statement = {
  id: 'nda-16',
  hypothesis:
    'Receiving Party shall destroy or return some Confidential Information upon the termination of Agreement.',
  rules: [
    {
      says: 'entailment',
      strength: 4,
      words: new RegExp(`${givingBack.source}[^.]{0,400}?${ending}|${ending}[^.]{0,300}?${givingBack.source}`),
      in: 'full',
      also: [things, duty],
      unless: [
        /(?:return|destr)\w*[^.]{0,60}(?:shall|will|does) not (?:relieve|terminate|affect|release|diminish|end)/,
        /notwithstanding (?:the |any |such )?(?:return|destruction|terminat|expir)/,
        /no obligation to (?:return|destroy)/,
      ],
    },
  ],
}

const copying = '(?:cop(?:y|ies|ied|ying)|reproduc\\w+|duplicat\\w+|photocop\\w+)'

export const copiesAllowed: Statement = {
  id: 'nda-17',
  hypothesis: 'Receiving Party may create a copy of some Confidential Information in some circumstances.',
  rules: [
    {
      says: 'entailment',
      strength: 5,
      words: new RegExp(
        `\\b(?:not|no|neither|nor|never)\\b[^.;]{0,160}?\\b${copying}\\b[^.;]{0,220}?\\b(?:except|unless|other than|save|only|more than|beyond|to the extent)\\b[^.;]{0,80}?\\b(?:necessary|required|reasonabl\\w+|purpose|needed|perform\\w*|use|extent|for|in order)`,
      ),
      in: 'full',
      unless: [
        /(?:unless|except)\s+(?:\w+\s+){0,6}?(?:consent|approv\w+|authori[sz]\w+|permission|agreed|in writing|with the)/,
        /retain/,
      ],
    },
    {
      says: 'entailment',
      strength: 5,
      words: new RegExp(
        `\\b(?:may|entitled to|permitted to|right to|authori[sz]ed to)\\s+(?:\\S+\\s+){0,3}?(?:(?:make|prepare|produce)\\b[^.;]{0,40}?\\b(?:${copying}|notes)|(?:copy|reproduce|duplicate)\\b)|${copying}[^.;]{0,60}?\\b(?:may|can) be made\\b|\\bmake (?:only )?(?:such|as many|the|a|one|limited|sufficient|the minimum)[^.;]{0,40}?copies|\\blimit(?:s|ed)?\\b[^.;]{0,40}?(?:copies|copying|reproduction)|copies[^.;]{0,60}?(?:limited to|only (?:as|to|for)|necessary|reasonably required)`,
      ),
      in: 'full',
      unless: [/may not|shall not|retain|originals? (?:or|and)|not be (?:copied|reproduced)/, /counterparts?/],
    },
    {
      says: 'entailment',
      strength: 3,
      words: new RegExp(
        `(?:any|all|such|each)\\s+(?:\\w+\\s+){0,3}?${copying}[^.;]{0,60}?\\b(?:shall|will|must)\\s+(?:\\w+\\s+){0,3}?(?:bear|contain|include|reproduce|be (?:marked|identified|deemed|subject|treated|considered)|carry|display)|\\breproduce\\b[^.;]{0,80}?\\b(?:notices?|legends?|markings?)`,
      ),
      in: 'full',
      unless: [/return|destroy/],
    },
    {
      says: 'contradiction',
      strength: 4,
      words:
        /\b(?:not|no|never|neither|nor|without|refrain|prohibited)\b[^.;]{0,120}?\b(?:cop(?:y|ies|ied|ying)|reproduc(?:e|ed|ing|tions?)|duplicat\w+|photocop\w+)\b/,
      in: 'full',
      unless: [
        /retain\w*|keep|counterpart|return|destroy|facsimile|photocop\w+ (?:of|shall) (?:this|signatures?)|as (?:is |are |may be )?(?:reasonably )?necessary|limited to|deliver|possession|residual|backup|not (?:include|apply)|certified cop|copy of (?:the|any|such) (?:notice|agreement|order)|conformed/,
      ],
    },
  ],
}

export const retentionAllowed: Statement = {
  id: 'nda-20',
  hypothesis:
    'Receiving Party may retain some Confidential Information even after the return or destruction of Confidential Information.',
  rules: [
    {
      says: 'entailment',
      strength: 5,
      words:
        /\b(?:may|entitled to|permitted to|right to|allowed to|shall be able to|authori[sz]ed to|can)\s+(?:\S+\s+){0,6}?(?:retain|keep|maintain|preserve)\b[^.;]{0,160}?(?:cop(?:y|ies)|information|materials?|portion|records?|documents?|such|those|work product)|(?:not|no)\s+(?:\S+\s+){0,5}?(?:required|obligated|obliged|apply|be made|necessary|obligate|obligation|extend)\b[^.]{0,160}?(?:return|destroy|destruct|delet|eras|back-?up|archiv|electronic)|(?:return|destroy|destruct|delet)\w*[^.]{0,300}?(?:except|other than|save|provided|subject to|with the exception)[^.]{0,140}?\b(?:retain|retention|archiv\w+|back-?up|one (?:\(1\) )?(?:\w+ )?copy|record)|(?:back-?up|archiv\w+)\b[^.]{0,140}?(?:not|exempt|exclud|except|retain)|information (?:\w+ ){0,4}?(?:that is )?(?:so )?retained|retained (?:copies|information|confidential)|(?:not|neither) (?:\w+ ){0,2}?(?:returned or destroyed|destroyed or returned)/,
      in: 'full',
      also: [/information|material|cop(?:y|ies)|documents?/],
      unless: [
        /residual|(?:shall|will|may|must) not (?:\w+ ){0,3}?(?:retain|keep)|without retaining|personnel|(?:counsel|attorney|consultant|advis[eo]r|expert)s?[^.]{0,20}(?:may be|to be) retained|disclosing party (?:shall|may|will) retain|retain (?:all )?(?:right|title|ownership|counsel)|\bin (?:strict )?confidence\b/,
        /retain (?:information )?in (?:its|their|the) (?:memory|mind)/,
      ],
    },
    {
      says: 'contradiction',
      strength: 4,
      words:
        /\b(?:not|without|never|nor|neither)\s+(?:\S+\s+){0,6}?(?:retain(?:ed|ing|s)?|keep(?:ing)?|kept)\b[^.;]{0,100}?(?:cop(?:y|ies)|information|materials?|extracts?|reproductions?|any|form|in whole)|no (?:\w+ ){0,3}?cop(?:y|ies) (?:\w+ ){0,4}?(?:retained|kept)/,
      in: 'full',
      also: [/return|destr|delet|terminat|expir|request|demand|complet|retain/],
      unless: [/not (?:\w+ ){0,3}?(?:required|obligated)|except|unless|retain (?:any )?counsel|residual/],
    },
  ],
}
