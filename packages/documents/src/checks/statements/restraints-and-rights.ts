import type { Statement } from './statement.ts'

/** Where the talks are said to be no secret. */
const open =
  /\bnothing\b[^.;]{0,80}?\b(?:prevents?|prohibits?|restricts?)\b[^.;]{0,60}?\bexistence|\bnothing\b[^.;]{0,80}?\b(?:prevent|prohibit|restrict)s?\b[^.;]{0,60}?\bdisclosing\b[^.;]{0,200}?\bfact\b|\bexistence\b[^.;]{0,80}?\b(?:is|are|shall|will) not (?:be )?(?:\w+ ){0,2}?(?:confidential|secret)|^(?:(?!\b(?:not|neither|nor|no|only)\b).)*\bmay (?:\w+ )?(?:disclose|announce|publici[sz]e) (?:\w+ ){0,3}?existence\b/

export const existenceSecret: Statement = {
  id: 'nda-10',
  hypothesis: 'Receiving Party shall not disclose the fact that Agreement was agreed or negotiated.',
  rules: [
    {
      says: 'entailment',
      strength: 4,
      words:
        /\b(?:not|no|neither|never|refrain|without|nor)\b[^.;]{0,200}?\b(?:disclos\w*|divulg\w*|reveal\w*|announc\w*|publici\w*|publish\w*|discuss|communicat\w*|comment|make any (?:statement|reference)|make public|refer)\b[^;]{0,200}?\b(?:existence|nature|substance|status|subject matter|fact|contents?|terms|participation|details|identity)\b(?:,? (?:and|or) (?:the )?\w+)?\s+(?:of|that|in|to|and|regarding|concerning|relating)\b(?:(?!information)[^.;]){0,50}?\b(?:agreement|discussions?|negotiations?|talks|relationship|transaction|nda|undertaking|arrangement|evaluation|letter|meetings|purpose|project)\b/,
      in: 'full',
      unless: [
        open,
        /(?:in accordance with|pursuant to|subject to|under|by|breach of|comply with|aware of|informed of|violation of|bound by|consistent with|permitted by|on) the (?:terms|existence|confidential nature)/,
        /injunct|warrant|amend|entire agreement|representation/,
      ],
    },
    {
      says: 'entailment',
      strength: 4,
      words:
        /\b(?:existence|nature|substance|status|contents?|terms(?: and conditions| or conditions| and existence)?|fact)\b(?:,? (?:and|or) (?:the )?\w+)?\s+(?:of|that|in|to|and|regarding|concerning|relating)\b(?:(?!information)[^.;]){0,60}?\b(?:agreement|discussions?|negotiations?|talks|relationship|transaction|communications?|nda|arrangement)\b[^.;]{0,120}?\b(?:confidential|secret|secrecy|in confidence|not be (?:\w+ )?(?:disclosed|divulged|revealed|made public)|(?:cannot|may not|shall not|must not) be)\b/,
      in: 'full',
      unless: [
        open,
        /(?:in accordance with|pursuant to|subject to|under|by|breach of|comply with|aware of|informed of|inform|violation of|bound by|consistent with|permitted by|on) (?:\S+ ){0,3}?the (?:terms|existence|confidential nature)|terms of this agreement (?:shall|will)/,
        /injunct|warrant|amend|entire agreement|representation/,
      ],
    },
    {
      says: 'entailment',
      strength: 4,
      words:
        /(?:(?:confidential|proprietary|evaluation) (?:information|materials?)|this agreement shall)"?\b[\s\S]{0,700}?\b(?:means?|includ\w+|also|apply to|deemed|defined)\b[\s\S]{0,900}?\b(?:existence|terms|fact that|nature|status|substance|contents)\b[^.;]{0,30}?\b(?:of|that)\b[^.;]{0,40}?\b(?:this agreement|discussions?|negotiations?|talks|relationship|(?:proposed )?transaction|these|the agreement|parties|communications?)\b/,
      in: 'full',
      unless: [
        open,
        /not (?:\S+ ){0,2}?(?:include|apply|extend)|injunct|(?:in accordance with|pursuant to|subject to|under|by|bound by|on) the terms|terms of this agreement (?:shall|will)|notice|notify|breach/,
      ],
    },
    {
      says: 'entailment',
      strength: 5,
      words:
        /(?:existence (?:of|and|or)|(?:disclose|announce|reveal|tell \w+|divulge),? that (?=(?:the parties|discussions|negotiations|talks))|fact that (?:\S+\s+){0,12}?(?:discussions?|negotiations?|information (?:has|have) been|agreement|parties|evaluat\w+|consider\w+|interest\w+|made available|entered|transaction|they|it|you|we))\b/,
      in: 'full',
      also: [
        /agreement|discussion|negotiation|transaction|relationship|information|communications|evaluat|purpose|project/,
        /disclos|confidential|divulg|reveal|announc|publici|secret|tell/,
      ],
      unless: [
        open,
        /such an? agreement with|existence of (?:any |a |such )?(?:\w+ )?(?:breach|default|claim|dispute|law|request|requirement)|promptly notify|injunct|not include/,
      ],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:public(?:ity)?|press|news|media)\s+(?:\w+\s+){0,2}?(?:announcements?|releases?|statements?|disclosures?)|public announcement|announce\b|publicity|advertis\w+/,
      in: 'full',
      also: [
        /(?:not|no|neither|without|refrain|nor|prior)\b/,
        /agreement|discussion|negotiation|transaction|relationship|purpose|association|participat|terms|disclos/,
      ],
      unless: [open, /not include|public(?:ly)? available/, /law firm/],
    },
    {
      says: 'entailment',
      strength: 4,
      words:
        /\b(?:this|the) (?:agreement|nda|letter|undertaking)\b(?:,? (?:and|including) (?:\S+ ){1,12}?| itself | )(?:is|are|shall be|will be|must be|be) (?:kept |treated as |considered |deemed |held |regarded as |itself )?(?:strictly )?(?:confidential|secret|in confidence)|\b(?:keep|maintain|treat|hold)\b (?:\w+ ){0,4}?(?:this|the) (?:agreement|nda|letter)\b[^.;]{0,60}?\b(?:confidential|secret|in confidence)/,
      unless: [open, /injunct|warrant|information (?:under|pursuant)/],
    },
  ],
}

export const noReverseEngineering: Statement = {
  id: 'nda-11',
  hypothesis:
    "Receiving Party shall not reverse engineer any objects which embody Disclosing Party's Confidential Information.",
  rules: [
    {
      says: 'contradiction',
      strength: 4,
      words:
        /\b(?:nothing\b[^.;]{0,60}?\b(?:prevents?|prohibits?|restricts?|precludes?)|not (?:be )?(?:prohibit|prevent|restrict|preclud)ed)\b[^.;]{0,60}?\bfrom (?:\w+ )?(?:reverse[- ]?engineer|decompil|disassembl)/,
    },
    {
      says: 'contradiction',
      strength: 4,
      words:
        /(?:may|entitled to|free to|right to|permitted to)\s+(?:\S+\s+){0,3}?(?:reverse[- ]?engineer|decompile|disassemble)/,
      unless: [/\bnot\b|no /],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /reverse[- ]?(?:engineer|compil|assembl)\w*|decompil\w+|disassembl\w+|de-compil\w+|(?:not|nor|without)\b[^.;]{0,80}?\b(?:analy[sz]e[ds]?|analysis of|chemical(?:ly)? analy\w+|have analy[sz]ed)\b[^.;]{0,60}?(?:sample|material|composition|structure|prototype|model|product|substance)|(?:samples?|models?|prototypes?|materials)\b[^.;]{0,60}?not be (?:\w+ )?analy[sz]ed/,
      in: 'full',
      also: [/\b(?:not|no|never|neither|nor|without|refrain|prohibit\w*|forbid\w*|forbidden)\b/],
      unless: [
        /not (?:include|apply|mean|prevent|prohibit|restrict|limit)/,
        /"trade secrets?"? (?:means|shall)|improper means|available to the public|public (?:domain|use)/,
      ],
    },
  ],
}

export const noSolicitation: Statement = {
  id: 'nda-18',
  hypothesis: "Receiving Party shall not solicit some of Disclosing Party's representatives.",
  rules: [
    {
      says: 'entailment',
      strength: 4,
      words:
        /(?:\bnot\b|neither|never|refrain|nor|\bno\b)[^.;]{0,260}?\b(?:solicit\w*|entic\w+|hire|hiring|recruit\w*|employ|induc\w+|poach\w*|canvass|offer(?:s)? (?:of )?employment|engage the services)\b[^.]{0,300}?\b(?:employees?|personnel|officers?|staff|employ|directors?|persons?|representatives?|consultants?|management|contractors?|individuals?|agents?)\b/,
      in: 'full',
      unless: [
        // Free to, and nothing forbidden before it: "may hire who answers an advertisement" is an exception.
        /^(?:(?!\b(?:not|neither|refrain\w*|never)\b).)*\b(?:may|free to|entitled to) (?:\w+ )?(?:hire|solicit|employ|recruit)\b/,
        /not (?:include|constitute) (?:a )?solicit|securities (?:of|in)|proxies|offer(?:s)? to (?:sell|buy|purchase)|solicitation of an offer|employ(?:s|ed|ing)? (?:\w+ )?(?:degree|care|measures|reasonable)|\bemploy(?:s|ed|ing)? (?:\w+ ){0,2}?(?:information|means|(?:agents?|anyone|persons?|others) to (?:disclose|reveal|use|do))\b/,
      ],
    },
  ],
}

export const noLicence: Statement = {
  id: 'nda-15',
  hypothesis: 'Agreement shall not grant Receiving Party any right to Confidential Information.',
  rules: [
    {
      says: 'entailment',
      strength: 6,
      words:
        /\b(?:nothing|not|neither|nor|no(?! event))\b[^.]{0,160}?\b(?:grant|confer|convey|impl(?:y|ied)|acquire|transfer|deduce|create|constru|obtain|vest)\w*\b[^.]{0,160}?\b(?:licen[sc]es?|rights?|title|interest|ownership)\b|\bno\s+(?:\S+\s+){0,6}?(?:licen[sc]es?|rights?|title|interest|ownership)\b[^.]{0,200}?\b(?:grant|confer|convey|impl(?:y|ied)|acquir|transfer|creat|deduc|exist|construed|assign)\w*/,
      in: 'full',
      also: [
        /information|patent|copyright|trade ?mark|intellectual|know-?how|trade secrets?|invention|licen[sc]e|property|material|disclosure/,
      ],
      unless: [
        /invalid|unenforceable|severab|jurisdiction|right or remedy|rights? (?:and|or) remedies|power or privilege|exercis(?:e|ing) any right|third party beneficiar|waive|solicit|delegate|stock|shares|employment|not (?:include|apply)|considered a work/,
      ],
    },
    {
      says: 'entailment',
      strength: 3,
      words:
        /\b(?:no|not|nothing|neither|nor|none|without|any)\b[^.]{0,300}?\b(?:licen[sc]es?|licen[sc]ing|rights?|title|interest|ownership)\b/,
      in: 'full',
      also: [
        /\b(?:no|not|nothing|neither|nor|none|never)\b/,
        /grant|confer|convey|impl(?:y|ied)|acquire|transfer|creat|deduced|construed|obtain|vest|assign(?:ed|ment)? (?:of )?(?:any|to)|licen[sc]e/,
        /information|patent|copyright|trade ?mark|intellectual|know-?how|trade secrets?|invention|licen[sc]e|property|material|disclosure/,
      ],
      unless: [
        /invalid|unenforceable|severab|jurisdiction|right or remedy|rights? (?:and|or) remedies|power or privilege|exercis(?:e|ing) any right|third part(?:y|ies) (?:\w+ )?rights|third party beneficiar|waive|non-?infringement|warrant\w+ (?:of|as to)|right to (?:terminate|seek|injunct)|solicit|preclude (?:the )?disclosing/,
        /delegate|assign this agreement|assign (?:or transfer )?(?:its|their|any) rights|stock|shares|employment|not (?:include|apply)/,
      ],
    },
    {
      says: 'entailment',
      strength: 5,
      words:
        /(?:remain|is|are|be|retain|reserve|belong|vest)\w*\b[^.;]{0,100}?\b(?:property of|ownership|owner of|owned by|title|all (?:\w+ )?rights?|belong)/,
      in: 'full',
      also: [
        /information|materials?|documents|data|intellectual|know-?how|samples/,
        /remain|sole|exclusive|retain|reserve|title|belong|property/,
      ],
      unless: [
        /remed(?:y|ies)|warrant(?:y|ies)|waive|stock\b|employment|not the property|title and|attorney-client|privilege/,
      ],
    },
  ],
}
