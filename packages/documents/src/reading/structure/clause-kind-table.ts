import type { ClauseKind } from '@clausemint/protocol'

export interface KindRule {
  kind: ClauseKind
  /** Decides by the heading alone. Rules are tried in order: the narrower one first. */
  heading: RegExp
  /** For clauses without a telling heading: any of these in the first words decides. */
  words?: RegExp
}

/** What clauses are called and how they begin. Data: order matters, nothing else does. */
export const kindRules: readonly KindRule[] = [
  {
    kind: 'signatures',
    heading: /\b(signatures?|execution page|signed by|in witness)\b/i,
    words:
      /^(?:in witness whereof|signed (?:for|on behalf|by)|executed (?:as|by|on)|accepted and agreed|by signing|the parties have (?:signed|executed))\b|^(?:signature|print name|by|name|title|date)\s*:/i,
  },
  {
    kind: 'compelled-disclosure',
    heading:
      /\b(required by law|compelled|legal(?:ly)? (?:required|compelled|process|obligation)|disclosures? required|mandatory disclosure)\b/i,
    words:
      /\b(required by (?:applicable )?(?:law|regulation|court|any court)|court order|subpoena|legally compelled|compelled (?:by|to))\b/i,
  },
  {
    kind: 'permitted-disclosure',
    heading:
      /\b((?:permitted|protected) (?:disclosures?|use|recipients?)|representatives|authori[sz]ed (?:disclosures?|recipients?)|disclosure to)\b/i,
    words: /\b(may disclose (?:the )?confidential information (?:only )?to|need[- ]to[- ]know|need to know)\b/i,
  },
  {
    kind: 'exclusions',
    heading: /\b(exclusions?|exceptions?|excluded information|not confidential)\b/i,
    words:
      /\b((?:does|shall|will|do) not (?:include|apply to) (?:any )?information (?:that|which)|publicly (?:available|known)|independently developed)\b/i,
  },
  {
    kind: 'return',
    heading: /\b(return|destruction|destroy)\b/i,
    words:
      /\b(return or destroy|destroy(?: or return)?|return(?:s)?) (?:all )?(?:of )?(?:the )?(?:confidential|copies|materials|originals)/i,
  },
  {
    kind: 'residuals',
    heading: /\bresiduals?\b/i,
    words: /\b(residual(?:s| knowledge| information)|unaided memory)\b/i,
  },
  {
    kind: 'non-solicit',
    heading: /\bnon[- ]?solicit|no[- ]hire|no solicitation\b/i,
    words: /\b(?:not|nor|neither)\b.{0,80}\bsolicit\b/i,
  },
  {
    kind: 'non-compete',
    heading: /\bnon[- ]?compet|covenant not to compete|exclusivity|restrictive covenants?\b/i,
    words: /\b(?:not|nor)\b.{0,60}\b(?:compete with|engage in (?:any )?compet)/i,
  },
  {
    kind: 'definitions',
    heading: /\b(definitions?|interpretation|defined terms)\b/i,
    words: /^[“"][^”"]{2,60}[”"] (?:means|shall mean|has the meaning)/i,
  },
  {
    kind: 'data-protection',
    heading: /\b(data protection|privacy|personal (?:data|information)|gdpr|security)\b/i,
    words: /\b(personal data|gdpr|data protection law|data processing)/i,
  },
  {
    kind: 'confidentiality',
    heading:
      /\b(confidential(?:ity)?|non[- ]?disclosure|non[- ]use|protection of|use of information|reverse engineering|obligations of (?:the )?(?:recipient|receiving))\b/i,
    words:
      /\b((?:keep|hold|maintain)\b.{0,40}\b(?:confidential|confidence|secret)|confidential information (?:only|solely)|not disclose)/i,
  },
  {
    kind: 'governing-law',
    heading: /\b(governing law|applicable law|choice of law|law and jurisdiction)\b/i,
    words: /\b(governed by(?: and construed)?|laws? of the (?:state|republic|kingdom|province))\b/i,
  },
  {
    kind: 'disputes',
    heading: /\b(disputes?|arbitration|jurisdiction|venue|courts?|mediation|jury)\b/i,
    words: /\b(exclusive jurisdiction|arbitrat(?:ion|or)|submit(?:s)? to the .{0,30}jurisdiction|jury trial)\b/i,
  },
  { kind: 'indemnity', heading: /\bindemni/i, words: /\b(indemnif(?:y|ies)|hold harmless)\b/i },
  {
    kind: 'liability',
    heading: /\b(liabilit(?:y|ies)|damages|cap)\b/i,
    words:
      /\b(liability .{0,40}(?:exceed|limited)|(?:not|neither).{0,60}liable for|consequential(?:,| or| damages))\b/i,
  },
  {
    kind: 'remedies',
    heading: /\b(remed(?:y|ies)|equitable|injuncti|specific performance|irreparable)\b/i,
    words: /\b(irreparable (?:harm|injury|damage)|injunctive relief|equitable relief)\b/i,
  },
  {
    kind: 'warranty',
    heading: /\b(warrant(?:y|ies)|disclaimers?|as is|representations?)\b/i,
    words: /\b(as is|represents and warrants|without (?:any )?warrant|makes no (?:representation|warrant))/i,
  },
  {
    kind: 'ip',
    heading:
      /\b(intellectual property|proprietary rights|ownership|licen[cs]e|inventions?|no rights|reservation of rights|feedback|technology)\b/i,
    words:
      /\b(no (?:licen[cs]e|right)|grants? (?:no|any) (?:licen[cs]e|right)|intellectual property|remains? the (?:sole )?property)\b/i,
  },
  {
    kind: 'assignment',
    heading: /\b(assign(?:ment|ability)?|transfer|successors)\b/i,
    words: /\b(?:not|neither|may) (?:party (?:may )?)?assign\b/i,
  },
  {
    kind: 'termination',
    heading: /\b(termination|cancellation|expiry)\b/i,
    words: /\b(may (?:be )?terminate|terminated? (?:this|by))\b/i,
  },
  {
    kind: 'term',
    heading: /\b(term|duration|survival|effective date|period)\b/i,
    words:
      /\b(commences? on|effective date|remain in (?:full )?(?:force|effect)|period of .{0,20}(?:years?|months?)|expires?|surviv(?:e|al))\b/i,
  },
  {
    kind: 'payment',
    heading: /\b(payments?|fees?|prices?|pricing|invoic|tax(?:es)?|compensation|salary|expenses?)\b/i,
    words: /\b(shall pay|will pay|invoices?|payable within)\b/i,
  },
  {
    kind: 'services',
    heading: /\b(services?|deliverables?|scope of work|support|duties|acceptance)\b/i,
    words: /\b(perform the services|provide the services|deliverables?)\b/i,
  },
  {
    kind: 'purpose',
    heading: /\b(purpose|permitted purpose)\b/i,
    words: /\b(for the (?:sole )?purpose of|in connection with the purpose|[“"](?:permitted )?purpose[”"])/i,
  },
  {
    kind: 'recitals',
    heading: /\b(recitals?|background|whereas|preamble|witnesseth|introduction)\b/i,
    words: /^(?:whereas|now,? therefore)\b/i,
  },
  {
    kind: 'parties',
    heading: /\b(part(?:y|ies)|between)\b/i,
    words:
      /\b(is (?:made|entered) (?:and entered )?into|by and between|a (?:company|corporation) (?:incorporated|organi[sz]ed|registered))\b/i,
  },
  {
    kind: 'general',
    heading:
      /\b(general|miscellaneous|notices?|entire agreement|severab|amendments?|waivers?|counterparts|force majeure|boilerplate|independent contractors?|publicity|third[- ]part|no obligation|relationship|export|sanctions|freedom to|local law)\b/i,
    words:
      /\b(entire agreement|severab|invalid or unenforceable|in counterparts|no waiver|notices? .{0,40}in writing|force majeure)/i,
  },
]
