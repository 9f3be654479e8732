import type { Statement } from './statement.ts'

const marking =
  /(?:mark(?:ed|ing|s)?|label+(?:ed|led|ing)?|legends?|stamp(?:ed)?|designat(?:ed?|ing|ion)|identif(?:ied|y|ies|ication)|indicat(?:ed|es|ing)|specifi(?:ed|cally)|notif(?:y|ied)|denominated|declared|conspicuous\w*|confirmed|inscribed|classified|denoted|described)\b/
const asConfidential =
  /(?:mark|label|legend|stamp|designat|identif|indicat|notif|declar|denominat|confirm|specif|classif)\w*\b[^.;]{0,160}?(?:confidential|proprietary|secret|confidence|as such|restricted|sensitive)|(?:confidential|proprietary)\W+(?:\w+\W+){0,8}?(?:legend|stamp|mark|label|designation|notice)/
const aboutInformation = /information|material|data|disclos|document|know-?how|discussion/
const softened =
  /whether or not (?:\S+\s+){0,8}?(?:mark|identif|designat|label|stamp|legend|so )|(?:regardless|irrespective) of (?:\S+\s+){0,4}?(?:mark|identif|designat|label|stamp)|(?:not|need not|without)\s+(?:\S+\s+){0,5}?(?:so marked|marked|labell?ed|designated as|identified as|marking|stamped)|nevertheless be|by (?:its|their|the) (?:very )?nature|(?:from|given|due to|because of) (?:its|their|the) (?:very )?nature|nature of the (?:information|disclosure|circumstances)|circumstances (?:\w+\s+){0,2}?(?:surrounding|of (?:the )?disclosure|in which)|(?:clearly|obviously|manifestly) (?:\w+\s+){0,2}?(?:intended|confidential|proprietary)|reasonable (?:person|business ?person|recipient|party)/
const definitional = /information|materials?/
const procedural =
  /\b(?:identif|specif|describ|indicat|set forth)\w* (?:herein|hereunder|in this|below|above)|as many copies|cop(?:y|ies) (?:\w+ ){0,4}?(?:be|bear|marked)|trade ?mark|no longer|deface|remove|(?:notice|request|demand)s? (?:\w+\s+){0,3}?(?:shall|must|will)|indemnif|solicit|breach|exhibit|copies?\b[^.]{0,40}(?:marked|bear|legend)|reproduc/

export const explicitIdentification: Statement = {
  id: 'nda-1',
  hypothesis: 'All Confidential Information shall be expressly identified by the Disclosing Party.',
  rules: [
    {
      says: 'contradiction',
      strength: 4,
      words: softened,
      in: 'full',
      also: [definitional, marking, asConfidential],
      unless: [/public(?:ly)? (?:domain|known|available)/, /solicit|injuncti|waive|failure|oral|verbal|cop(?:y|ies)\b/],
    },
    {
      says: 'contradiction',
      strength: 4,
      words: /(?:whether|regardless|irrespective)[^.;]{0,60}?(?:mark|identif|designat|label|stamp|legend|so )\w*/,
      in: 'full',
      also: [definitional, marking],
    },
    {
      says: 'contradiction',
      strength: 4,
      words:
        /(?:reasonabl[ey]|should|ought|would)\s+(?:\S+\s+){0,6}?(?:understood|understand|considered|known|deemed|expected|recogni[sz]ed?|regarded|construed|treated|believed|held|inferred|appear)\s+(?:\S+\s+){0,5}?(?:confidential|proprietary|secret|confidence)|confidential (?:by|in|from|due to) (?:its|their|the) (?:very )?nature/,
      in: 'full',
      also: [definitional],
      unless: [/public(?:ly)? (?:domain|known|available)/],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /\b(?:mark(?:ed)?|label+(?:ed|led)|legends?|stamp(?:ed)?|designat(?:ed|es|ion)|identif(?:ied|ies)|indicat(?:ed|es)|notified|denominated)\b[^.;]{0,140}?(?:confidential|proprietary|confidence|as such|secret)|(?:confidential|proprietary)\W+(?:\w+\W+){0,8}?(?:legend|stamp|mark|label|designation)/,
      also: [aboutInformation],
      unless: [
        softened,
        procedural,
        /\bfailure to (?:so )?(?:mark|label|designate|identify)/,
        /hereinafter (?:\S+\s+){0,4}(?:identified|designated)/,
      ],
    },
  ],
}

const businessKind =
  '(?:business|financ(?:e|es|ial)|commercial|marketing|markets?|customers?|clients?|pric(?:es?|ing)|costs?|personnel|strateg(?:y|ies|ic)|sales|suppliers|accounting|accounts|budgets?|forecasts?|personal(?:ly)?|payroll|vendors|existence of|plans|economic|contracts|prospects|investors|patients?|health|medical|resume|human resources|(?:stock|share)holder lists?|operations|operational|operating|corporate|profits?|revenues?|credit|tax|legal affairs|test)'
const businessKinds = new RegExp(`\\b${businessKind}\\b`)
const term =
  '(?:confidential|proprietary|evaluation|sensitive|private|protected)(?: and/?(?:or )?proprietary)?\\s*(?:information|materials?|data)'
const denied =
  /(?:not|n't)\s+(?:\S+\s+){0,3}?(?:include|apply|disclose|use|mean|extend|constitute|cover|be (?:deemed|considered))|exclu(?:de|sion)|\b(?:shall|will|agrees? (?:to|that (?:it|they) (?:shall|will)))\s+(?:not\s+)?(?:\w+\s+)?(?:disclose|be used|use|return|protect|keep|hold|defend|reproduce|promptly|immediately)|business opportunit|subject to the terms|neither party|injunct|remed(?:y|ies)|destroy|supersede|not be liable|no (?:liability|obligation)/

export const onlyTechnical: Statement = {
  id: 'nda-2',
  hypothesis: 'Confidential Information shall only include technical information.',
  rules: [
    {
      says: 'contradiction',
      strength: 4,
      words: new RegExp(
        `(?:"(?:${term}|information|materials?)"|\\b${term}\\b)[^.]{0,160}?\\b(?:means?|includ(?:e|es|ing)|refers?|defined|consists?|compris\\w+|relat\\w+)\\b[\\s\\S]{0,1500}?\\b${businessKind}\\b`,
      ),
      unless: [denied],
    },
    {
      says: 'contradiction',
      strength: 4,
      words: new RegExp(
        `\\b${businessKind}\\b[\\s\\S]{0,900}?\\((?:[\\w,]+ ){0,12}?(?:the )?"(?:${term}|information|materials?)"`,
      ),
      unless: [/not (?:include|apply|extend)|injunct|remed(?:y|ies)|supersede/],
    },
    {
      says: 'contradiction',
      strength: 3,
      words: businessKinds,
      also: [
        new RegExp(
          `^[\\s\\S]{0,600}?(?:"${term}|\\b${term}\\b|"information"|this agreement shall)[\\s\\S]{0,300}?\\b(?:means?|includ\\w+|refers?|defined|consists?|compris\\w+|following|apply|is|described)\\b`,
        ),
        /information|data|plans|lists|,/,
      ],
      unless: [denied, /shall (?:promptly|immediately)|agrees? to/],
    },
    {
      says: 'contradiction',
      strength: 3,
      words: new RegExp(
        `\\b(?:information|materials?|data|documents)\\b[^.]{0,80}?\\b(?:relat\\w+|concerning|regarding|includ\\w+|pertain\\w+|about|of a|such as|respecting)\\b[^.]{0,160}?\\b${businessKind}\\b[^.]{0,200}?(?:,|and|or)[^.]{0,80}?\\b${businessKind}\\b`,
      ),
      unless: [denied, /solicit|governed by|warrant|agrees? not/],
    },
    {
      says: 'contradiction',
      strength: 2,
      words: new RegExp(
        `\\b(?:technical|technolog\\w+|scientific)\\b[^.]{0,60}?\\b(?:and|or|,|/)\\s*(?:\\w+ )?${businessKind}\\b[^.]{0,60}?\\binformation|\\b${businessKind}\\b[^.]{0,60}?\\b(?:and|or|,|/)\\s*(?:\\w+ )?(?:technical|scientific)\\b[^.]{0,60}?\\binformation`,
      ),
      unless: [denied],
    },
    {
      says: 'entailment',
      strength: 2,
      words: new RegExp(
        `"${term}"[^.]{0,120}?(?:means?|is|are|shall mean)[^.]{0,80}?(?:technical|scientific|engineering|technolog\\w+|software|design|samples|model data)`,
      ),
      unless: [denied, businessKinds, /including/],
    },
  ],
}

export const oralInformation: Statement = {
  id: 'nda-3',
  hypothesis: 'Confidential Information may include verbally conveyed information.',
  rules: [
    {
      says: 'contradiction',
      strength: 5,
      words:
        /(?:oral(?:ly)?|verbal(?:ly)?|spoken)\b[^.;]{0,80}?(?:shall|will|is|are)\s+not\s+(?:\S+\s+){0,4}?(?:confidential|protected|considered|deemed|subject|constitute)|\bno (?:information|disclosures?|material)\b[^.;]{0,40}?\b(?:oral|verbal)\w*[^.;]{0,40}?\b(?:shall|will|is|are)\b[^.;]{0,30}?\b(?:confidential|protected)|\bexclud(?:es|ed|ing) (?:any |all )?(?:oral|verbal)/,
      unless: [/unless|except|writing within|confirmed/],
    },
    {
      says: 'entailment',
      strength: 5,
      words: new RegExp(
        `(?:${term}|information|materials?|data|know-?how|trade secrets?|disclos\\w+)"?\\b[^.;]{0,300}?\\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|conversations?)\\b|\\b(?:oral(?:ly)?|verbal(?:ly)?|spoken)\\b[^.;]{0,120}?\\b(?:disclos\\w+|information|form|means|furnish\\w+|provid\\w+|communicat\\w+|transmi\\w+|confidential)`,
      ),
      in: 'full',
      unless: [
        /amend|modif|supersed|entire (?:agreement|understanding)|waive|warrant|oral (?:questions|testimony)|prior (?:\w+ )?agreements|notice (?:shall|may|must)|interrogator/,
      ],
    },
    {
      says: 'entailment',
      strength: 4,
      words: /\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|conversations?|by word of mouth)\b/,
      in: 'full',
      also: [/information|material|data|disclos|trade secret|know-?how|confiden/],
      unless: [
        /(?:oral(?:ly)?|verbal(?:ly)?)[^.;]{0,60}?(?:agreements?|understandings?|negotiations|representations?|warrant\w+|amend\w*|modif\w*|waive\w*|promises|proposals?|contracts?|statements?)\b/,
        /(?:amend\w*|modif\w*|waiv\w*|supersed\w*|entire)[^.;]{0,120}?(?:oral|verbal)/,
        /oral (?:questions|argument|testimony|interrogator)/,
      ],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:in|by|through|of)\s+(?:any|whatever|whatsoever)\s+(?:other\s+)?(?:and all\s+)?(?:form|format|means|medium|manner|way|media|mode)\b|whatever (?:form|medium|format)|regardless of (?:the )?(?:form|format|medium|manner|media)|any (?:form|format) or medium|(?:intangible|non-?tangible|tangible or intangible)|discussions? (?:relating|regarding|about|concerning|with)|\bvisual(?:ly)?\b|any (?:form|media)\b/,
      also: [
        /confidential|proprietary|information/,
        /means|includ|disclos|furnish|provid|communicat|receiv|form|shall|inform/,
      ],
      unless: [
        /copy|copies|reproduc|intangible (?:property|assets)|publicity|announce|retriev|deriv\w+ any benefit|transmitt?ed .{0,60}without/,
        /not (?:to )?(?:disclose|use|divulge|reproduce)|agrees? (?:not )?to|mail/,
      ],
    },
  ],
}
