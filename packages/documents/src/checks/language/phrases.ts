/** Word families of confidentiality agreements, as parts of regular expressions over folded text. */

/** The confidential information, by its usual names. */
export const confidential =
  "(?:(?:confidential|proprietary|evaluation|protected|sensitive|disclosed|restricted|secret|private|transaction|discloser's|trade secret)\\s*(?:and/or\\s+|and\\s+|or\\s+|,\\s*)?(?:\\w+\\s+){0,2}?(?:information|materials?|data|documents?|items?)|trade secrets?|(?:the|such|any|all|said|this|of|its|'s)\\s+(?:\\w+\\s+)?(?:information|materials|documents|documentation|data)|know-?how)"

export const disclose =
  '(?:disclos(?:e|es|ed|ing|ure)|divulg\\w+|reveal\\w*|communicat(?:e|es|ed|ing)|furnish\\w*|mak(?:e|ing)\\s+(?:\\S+\\s+){0,5}?(?:available|accessible|known)|made available|provid(?:e|ed|ing)|transmit\\w*|transfer\\w*|disseminat\\w+|distribut\\w+|shar(?:e|ed|ing)|publish\\w*|releas\\w+|access|deliver\\w*|suppl(?:y|ied|ying)|convey\\w*|discuss\\w*|pass(?:ed|ing)?\\s+on|give|given|giving|show|report)'

/** People inside the receiving party. */
export const insiders =
  '(?:employees?|personnel|staff|officers|directors?|partners|managers|workers|workforce|faculty|team members|principals|shareholders|individuals|servants|associates)'

/** People and companies outside it who may help it. */
export const outsiders =
  '(?:agents|advis[eo]rs|(?:sub-?)?consultants|(?:sub-?)?contractors|subcontractors|attorneys|lawyers|(?:legal\\s+)?counsel|solicitors|accountants|auditors|affiliates|affiliated compan(?:y|ies)|subsidiar(?:y|ies)|lenders?|financing sources|financiers|bankers|banks|insurers|investors|(?:(?:other|authori[sz]ed) )?representatives(?! of (?:the )?(?:other|disclos|discloser|company|owner|purchaser|seller))|parent (?:compan(?:y|ies)|corporations?)|group compan(?:y|ies)|brokers|experts|vendors|suppliers)'

export const anyoneElse =
  '(?:third[- ]?(?:\\(3rd\\)\\s*)?(?:part(?:y|ies)|persons?)|(?:any|other|another)\\s+(?:other\\s+)?(?:person|persons|party|parties|entity|entities|individual|one|firm)|persons?\\s+or\\s+entit(?:y|ies)|anyone|anybody|any one|others|outside|whomsoever|person,|persons,|the public|whatsoever)'

export const return_ =
  '(?:return(?:ed|ing|s)?|(?<!execute and )deliver(?:ed|s|ing)?\\s+(?:to\\s+(?:the\\s+)?(?:disclos|other|owner|company|\\w+$)|up|all|back|such|(?:\\w+\\s+){0,3}?(?:records|information|documents|materials|copies|data))|surrender(?:ed)?|redeliver(?:ed)?|hand(?:ed)?\\s+over|give back)'
export const destroy =
  '(?:destroy(?:ed|ing|s)?|destruction|delet(?:e|ed|ing|ion)|eras(?:e|ed|ure|ing)|shred(?:ded)?|purge[d]?|expunge[d]?|dispos(?:e|ed|al))'

export const ending =
  '(?:terminat(?:ion|es?|ed|ing)|expir(?:ation|y|es?|ed|ing)|complet(?:ion|e|es|ed)|conclu(?:sion|des?|ded)|cessation|ceas(?:e|es|ed)|\\bend\\b(?:\\s+of)?|ends\\b|abandon(?:ment|ed)|cancell?ation|no longer (?:\\w+\\s+){0,3}(?:needed?|necessary|required?|requires|needs|interested)|not (?:to )?proceed|decides? not to|not (?:consummated|completed|concluded|entered))'

export const survive =
  '(?:surviv(?:e|es|al|ing)|remain(?:s)?\\s+(?:\\w+\\s+){0,3}?(?:in (?:full )?(?:force|effect)|binding|effective|bound|confidential|subject|obligated)|continu(?:e|es|ing)\\s+(?:\\w+\\s+){0,4}?(?:in (?:full )?(?:force|effect)|to (?:be )?(?:bind|bound|apply|treat|keep|hold|maintain|protect|be)|after|for|indefinitely|beyond|notwithstanding|until|thereafter)|shall continue|will continue|in perpetuity|perpetual(?:ly)?|indefinite(?:ly)?|extend\\s+(?:beyond|for))'

export const compelled =
  '(?:(?:required|requested|compelled|obliged|obligated|ordered|requires|necessary|demanded|mandated|bound)\\b[^.;]{0,140}?\\b(?:law|laws|legal(?:ly)?|court|judicial|regulat\\w+|subpoena|statut\\w+|governmental?|proceeding|process|order|authority|tribunal|stock exchange|administrative)|(?:law|legally|court|judicial(?:ly)?|regulat\\w+|subpoena\\w*|governmental?|statut\\w+|process|order|proceeding)\\b[^.;]{0,120}?\\b(?:required|requires?|compel\\w*|obliged|ordered|requesting|demand\\w*|requested|to disclose|disclosure|produce)|subpoena|compelled disclosure|legally compelled|disclos\\w+\\s+(?:\\w+\\s+){0,6}?(?:pursuant to|in response to|under|by)\\s+(?:\\w+\\s+){0,5}?(?:law|order|court|process|regulation|statute|governmental?))'

export const notify =
  '(?:notif(?:y|ies|ied|ication)|notice|inform(?:s|ed)?\\b|advise[sd]?|alert|tell|bring to the attention|consult)'
