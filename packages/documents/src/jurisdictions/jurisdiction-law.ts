import type { Jurisdiction } from '@clausemint/protocol'
import type { Spelling } from '../nda/spelling.ts'

/** A paragraph that a place asks for. `id` is its name in the clause it stands in. Words may hold slots and references. */
export interface LocalParagraph {
  id: string
  text: string
}

/**
 * What a place asks of a contract's wording, beyond its name and its courts. Facts about its law, in words that fit the
 * sentence named at each field. A lawyer of the place has the last word.
 */
export interface JurisdictionLaw extends Jurisdiction {
  spelling: Spelling
  /** How a contract of the place points at its own parts. */
  clauseWord: 'clause' | 'Section'
  /** "... governed by {the laws of India}" */
  governingLaw: string
  /** Sentences after the choice of courts: where the choice has limits, or needs a form. */
  courtsNote: string
  /** Sentences after the agreement to arbitrate: the law of the procedure, and the courts' help. */
  arbitrationNote: string
  /** '"Trade Secret" means {...}' */
  tradeSecret: string
  /** A sentence after the right to an injunction: the law it rests on. */
  injunctionNote: string
  /** "Nothing in this Agreement prevents, restricts or penalises: {...};" Each one act, as a noun phrase. */
  protectedActs: readonly string[]
  /** Notices that the law wants in the contract, under the protected disclosures. */
  protectionNotices: readonly LocalParagraph[]
  /** '"Data Protection Law" means {...}' */
  dataProtectionLaw: string
  /** Paragraphs on personal data that the place's law adds. */
  dataParagraphs: readonly LocalParagraph[]
  /** "... including {...}" */
  exportLaw: string
  competitionLaw: string
  securitiesLaw: string
  /** What the law says on restraints of trade, as sentences. */
  freedomNote: string
  /** Added where the receiver of the information is a person who works for the discloser. */
  employment: readonly LocalParagraph[]
  /** Sentences that keep third parties from enforcing the agreement. */
  thirdParties: string
  /** "... including under {...}": the law on signatures made by electronic means. */
  electronicSignatureLaw: string
  /** The clause with what only this place asks: stamp duty, a deed's substitute, the language. May be empty. */
  formalities: readonly LocalParagraph[]
  /** Whether companies may promise not to solicit each other's people, and for how long. */
  nonSolicitation: 'not-allowed' | 'during-discussions' | 'twelve-months-after'
}
