import type { Statement } from './statement.ts'

/** What takes information out of the duty, said in the sentence or in what the item continues. */
const excluded =
  /(?:not|never|no|neither party|neither),?\s+(?:\S+\s+){0,7}?(?:include|apply|extend|cover|constitute|be (?:deemed|considered|construed|liable|obligated|obliged|bound|required|subject|restrict|in breach)|restrict|deemed|subject|considered|have any|encompass|refer|mean|preserve|impose|prohibit|prevent|limit|be imposed|relate|in any way|liable|bound|confidential)|(?:obligations?|duties|restrictions?|undertakings?)\b[^.;]{0,80}?\b(?:terminate|cease|lapse|expire)|\bis not confidential|\bshall be free|exclu(?:de|ding|sion|ded)|except(?:ion|ing|s)?|no (?:obligation|liability|restriction|duty)|nothing|exempt|other than|unless|free to|cease to|release|carve/

export const independentDevelopment: Statement = {
  id: 'nda-12',
  hypothesis: 'Receiving Party may independently develop information similar to Confidential Information.',
  rules: [
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:independent(?:ly)?\s+(?:\S+\s+){0,4}?(?:develop\w*|conceiv\w*|creat\w+|deriv\w+|discover\w*|generat\w+|produc\w+|ascertain\w*|made|arriv\w+)|(?:develop|conceiv|creat|deriv|discover|generat|produc|learn)\w*\s+(?:\S+\s+){0,14}?(?:independent(?:ly)?|without (?:the )?(?:use|reference|access|reliance|benefit|aid|using|relying|having|resort)))/,
      in: 'full',
      also: [excluded],
    },
    {
      says: 'entailment',
      strength: 2,
      words:
        /(?:develop\w*|market\w*|produc\w*|acquir\w*)\s+(?:\S+\s+){0,14}?(?:similar|compet\w+|comparable)|(?:similar|competing|competitive)\s+(?:\S+\s+){0,4}?(?:products?|services?|technolog\w+|business)/,
      in: 'full',
      also: [
        /develop/,
        /nothing|not (?:\S+\s+){0,3}?(?:limit|prevent|restrict|prohibit|preclude|impair)|free to|may (?:currently|be|independently|now)|right of/,
      ],
      unless: [/shall not (?:develop|compete|use)/],
    },
    {
      // An item of a list of exclusions whose lead-in was lost, on another page or in a table.
      says: 'entailment',
      strength: 1,
      words:
        /(?:is|was|were|are|has been|have been|becomes?)\s+(?:\w+\s+){0,3}?independently\s+(?:\w+\s+){0,2}?developed|developed\s+(?:\S+\s+){0,10}?independent(?:ly)?\s+(?:of|from|without)/,
      unless: [/(?:shall|will|may) not/],
    },
  ],
}

export const thirdPartySource: Statement = {
  id: 'nda-13',
  hypothesis: 'Receiving Party may acquire information similar to Confidential Information from a third party.',
  rules: [
    {
      says: 'entailment',
      strength: 3,
      words:
        /(?:(?:receiv|obtain|acquir|learn|disclos|furnish|made available|mak\w+ available|known|available|provid|suppl|reveal|communicat|com(?:es|ing|e) into|came into|deriv|deliver|possession|convey|transmi|develop)\w*\b[^.;]{0,160}?\b(?:by|from|through|via)\b\s+(?:\S+\s+){0,6}?(?:third[- ]?(?:part(?:y|ies)|persons?)|(?:another|other|any|a|an|some|independent|outside|alternative)\s+(?:\w+\s+){0,3}?(?:source|sources|person|persons|party|parties|entity)|sources?|others|someone|anyone|persons?)|third[- ]?(?:part(?:y|ies)|persons?)[^.;]{0,100}?\b(?:disclos|furnish|provid|reveal|suppl|communicat|without|lawful|rightful|mak|not (?:under|bound|subject|in breach)))/,
      in: 'own',
      also: [excluded],
      unless: [
        /(?:solicit|employ|hire)\b/,
        /indemnif|litigation|civil|software|conduct business|"trade secrets?"/,
        /competitive|economic value/,
        /(?:not|neither) (?:\S+\s+){0,4}?(?:disclose|reveal|divulge|provide|furnish|use|make available|communicate)\b(?!\s+(?:\S+\s+){0,14}?(?:that|which)\b)(?!.*(?:not (?:include|apply|extend)|except(?:ion)?s?|unless|other than|shall not be|information (?:that|which)|does not))/,
      ],
    },
    {
      says: 'entailment',
      strength: 2,
      words: /third[- ]?part(?:y|ies)|(?:other|another) source|from a source|non-?confidential basis/,
      also: [
        /(?:not|no)\s+(?:\S+\s+){0,6}?(?:include|apply|extend|constitute|cover|liable)|exclu(?:de|sion)|exception|nothing/,
        /receiv|obtain|acquir|source|learn|becomes? (?:known|available)/,
        /lawful|rightful|without|not (?:bound|under|subject|prohibited|known)|independent|other than|legitimate|right to|non-?confidential|entitled|free/,
      ],
      unless: [/indemnif|assign(?:s|ment)/],
    },
    {
      says: 'entailment',
      strength: 1,
      words:
        /(?:received|obtained|acquired|learned|disclosed|furnished|available|known)\b[^.;]{0,80}?\b(?:from|by|through)\s+(?:a|any|another|some)\s+(?:\w+\s+){0,2}?(?:third[- ]?(?:party|person)|source|person)\b[^.;]{0,120}?\b(?:without|not (?:\w+ )?(?:bound|under|subject|restricted)|free|lawful(?:ly)?|rightful(?:ly)?|right to|entitled|no (?:duty|obligation))/,
      unless: [/(?:shall|will|may|must) not|indemnif|notice/],
    },
  ],
}

export { excluded }
