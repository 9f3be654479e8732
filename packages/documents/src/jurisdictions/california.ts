import type { JurisdictionLaw } from './jurisdiction-law.ts'
import { federal, federalProtectedActs } from './united-states.ts'

export const california: JurisdictionLaw = {
  ...federal,
  id: 'california',
  name: 'California (United States)',
  defaultCourts: 'the state and federal courts located in San Francisco County, California',
  defaultSeat: 'San Francisco, California',
  arbitrationRules: 'Comprehensive Arbitration Rules and Procedures of JAMS',
  governingLaw:
    'the laws of the State of California, without regard to rules on conflict of laws that would lead to another law',
  courtsNote: 'Each party waives the objection that such a court is an inconvenient forum.',
  tradeSecret:
    'information that is a trade secret under the California Uniform Trade Secrets Act, California Civil Code § 3426, or under the Defend Trade Secrets Act of 2016, 18 U.S.C. § 1836',
  injunctionNote:
    'This relief includes injunctions under the California Uniform Trade Secrets Act and the Defend Trade Secrets Act of 2016, to the extent that Confidential Information is a Trade Secret.',
  protectedActs: [
    ...federalProtectedActs,
    'a disclosure protected by section 1102.5 of the California Labor Code, or a discussion of wages or working conditions protected by sections 232 and 232.5 of that code',
  ],
  protectionNotices: [
    ...federal.protectionNotices,
    {
      id: 'unlawful-acts',
      text: 'Nothing in this Agreement prevents anyone from discussing or disclosing information about unlawful acts in the workplace, such as harassment or discrimination or any other conduct that the person has reason to believe is unlawful.',
    },
  ],
  dataParagraphs: [
    {
      id: 'state-law',
      text: 'Data Protection Law includes the California Consumer Privacy Act of 2018, California Civil Code § 1798.100 The Receiving Party shall not sell or share Personal Data within the meaning of that act, and shall not retain, use or disclose it outside the Purpose or combine it with other personal information except as that act allows.',
    },
  ],
  freedomNote:
    'Nothing in this Agreement restrains anyone from engaging in a lawful profession, trade or business of any kind, within the meaning of sections 16600, 16600.1 and 16600.5 of the California Business and Professions Code, or from soliciting or hiring anyone.',
  employment: [
    {
      id: 'inventions',
      text: "Nothing in this Agreement affects section 2870 of the California Labor Code, which protects inventions that an employee develops entirely in his or her own time and without the employer's equipment, supplies, facilities or trade secret information.",
    },
    {
      id: 'general-knowledge',
      text: "Confidential Information does not include information of general knowledge in the trade, or a Worker's knowledge of his or her own working conditions, and this Agreement shall not be applied so broadly that it keeps a Worker from the Worker's occupation.",
    },
  ],
  electronicSignatureLaw:
    'the Electronic Signatures in Global and National Commerce Act, 15 U.S.C. § 7001, and the California Uniform Electronic Transactions Act, California Civil Code § 1633.1',
  nonSolicitation: 'not-allowed',
}
