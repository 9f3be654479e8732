import type { JurisdictionLaw } from './jurisdiction-law.ts'
import { federal, federalProtectedActs } from './united-states.ts'

export const newYork: JurisdictionLaw = {
  ...federal,
  id: 'new-york',
  name: 'New York (United States)',
  defaultCourts: 'the state and federal courts located in New York County, New York',
  defaultSeat: 'New York, New York',
  arbitrationRules: 'Commercial Arbitration Rules of the American Arbitration Association',
  governingLaw:
    'the laws of the State of New York, without regard to rules on conflict of laws that would lead to another law',
  courtsNote: 'Each party waives the objection that such a court is an inconvenient forum.',
  tradeSecret:
    'information that is a trade secret under the common law of New York or under the Defend Trade Secrets Act of 2016, 18 U.S.C. § 1836',
  injunctionNote:
    'This relief includes injunctions under the common law of New York and the Defend Trade Secrets Act of 2016, to the extent that Confidential Information is a Trade Secret.',
  protectedActs: [
    ...federalProtectedActs,
    'a disclosure protected by sections 215 or 740 of the New York Labor Law',
    'the disclosure of the facts of discrimination, harassment or retaliation to a law enforcement agency, the Equal Employment Opportunity Commission, the New York State Division of Human Rights, the New York State Attorney General, a local commission on human rights or an attorney',
  ],
  dataParagraphs: [
    {
      id: 'state-law',
      text: 'The Receiving Party shall maintain the reasonable safeguards that section 899-bb of the New York General Business Law requires for private information of residents of New York, and shall support the notices required by section 899-aa of that law.',
    },
  ],
  freedomNote:
    'The duties of confidence in this Agreement go no further than is needed to protect the legitimate interests of the Disclosing Party, and shall not be applied as a restraint of trade.',
  employment: [
    {
      id: 'inventions',
      text: "Nothing in this Agreement affects section 203-f of the New York Labor Law, which protects inventions that an employee makes wholly in his or her own time and without the employer's resources.",
    },
  ],
  electronicSignatureLaw:
    'the Electronic Signatures in Global and National Commerce Act, 15 U.S.C. § 7001, and the New York Electronic Signatures and Records Act',
  nonSolicitation: 'twelve-months-after',
}
