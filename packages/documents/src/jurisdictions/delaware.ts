import type { JurisdictionLaw } from './jurisdiction-law.ts'
import { federal, federalProtectedActs } from './united-states.ts'

export const delaware: JurisdictionLaw = {
  ...federal,
  id: 'delaware',
  name: 'Delaware (United States)',
  defaultCourts:
    'the Court of Chancery of the State of Delaware or, if that court lacks subject-matter jurisdiction, any other state or federal court in the State of Delaware',
  defaultSeat: 'Wilmington, Delaware',
  arbitrationRules: 'Commercial Arbitration Rules of the American Arbitration Association',
  governingLaw:
    'the laws of the State of Delaware, without regard to rules on conflict of laws that would lead to another law',
  courtsNote: 'Each party waives the objection that such a court is an inconvenient forum.',
  tradeSecret:
    'information that is a trade secret under the Delaware Uniform Trade Secrets Act, 6 Del. C. § 2001, or under the Defend Trade Secrets Act of 2016, 18 U.S.C. § 1836',
  injunctionNote:
    'This relief includes injunctions under the Delaware Uniform Trade Secrets Act and the Defend Trade Secrets Act of 2016, to the extent that Confidential Information is a Trade Secret.',
  protectedActs: [
    ...federalProtectedActs,
    "a report protected by the Delaware Whistleblowers' Protection Act, 19 Del. C. § 1701",
  ],
  dataParagraphs: [
    {
      id: 'state-law',
      text: 'Data Protection Law includes the Delaware Personal Data Privacy Act, 6 Del. C. ch. 12D, and the Delaware law on computer security breaches, 6 Del. C. ch. 12B, where they apply.',
    },
  ],
  freedomNote:
    'The duties of confidence in this Agreement are not intended to work as a restraint of trade, and shall not be applied as one.',
  employment: [],
  electronicSignatureLaw:
    'the Electronic Signatures in Global and National Commerce Act, 15 U.S.C. § 7001, and the Delaware Uniform Electronic Transactions Act, 6 Del. C. § 12A-101',
  nonSolicitation: 'twelve-months-after',
}
