import type { ClauseWording } from '../clause-wording.ts'
import { both, kindIs, mutual, not, oneWay, threeParties } from '../conditions.ts'

export const definitions: ClauseWording = {
  id: 'definitions',
  heading: 'Definitions',
  kind: 'definitions',
  paragraphs: [
    {
      id: 'terms',
      text: 'In this Agreement:',
      join: 'sentences',
      items: [
        {
          id: 'affiliate',
          text: '**"Affiliate"** of a party means any person that controls that party, is controlled by it, or is under common control with it. Control means holding more than half of the voting rights, or otherwise having the power to direct management and policies.',
        },
        { id: 'data-protection-law', text: '**"Data Protection Law"** means {dataProtectionLaw}.' },
        {
          id: 'disclosing-party',
          when: oneWay,
          text: '**"Disclosing Party"** means {discloserName}, and **"Receiving Party"** means {receiverName}.',
        },
        {
          id: 'disclosing-party',
          when: mutual,
          text: '**"Disclosing Party"** means a party that discloses Confidential Information or makes it available, and **"Receiving Party"** means a party that receives it. Each party may be both.',
        },
        {
          id: 'discussions',
          text: '**"Discussions"** means the communications between the parties about the Purpose.',
        },
        {
          id: 'worker',
          when: kindIs('employee'),
          text: '**"Employer"** means a party that engages, or may engage, a Worker, and **"Worker"** means a party who is a natural person and is, or may become, engaged by another party as an employee, officer, intern, trainee or individual contractor.',
        },
        {
          id: 'personal-data',
          text: '**"Personal Data"** means information about an identified or identifiable natural person, and any other information that Data Protection Law protects as personal.',
        },
        { id: 'purpose', text: '**"Purpose"** has the meaning given in {@purpose.statement}.' },
        {
          id: 'representative',
          when: not(kindIs('vendor', 'investment')),
          text: '**"Representatives"** of a party means its Affiliates, and its and their directors, officers, partners, employees, individual contractors, professional advisers, auditors and insurers.',
        },
        {
          id: 'representative',
          when: kindIs('vendor'),
          text: '**"Representatives"** of a party means its Affiliates, its and their directors, officers, partners, employees, individual contractors, professional advisers, auditors and insurers, and each subcontractor approved under {@vendor.subcontractors}.',
        },
        {
          id: 'representative',
          when: kindIs('investment'),
          text: '**"Representatives"** of a party means its Affiliates, its and their directors, officers, partners, employees, individual contractors, professional advisers, auditors and insurers, and each source of finance approved under {@investment.financing}. A portfolio company is a Representative only as {@investment.portfolio} says.',
        },
        { id: 'trade-secret', text: '**"Trade Secret"** means {tradeSecret}.' },
      ],
    },
    {
      id: 'interpretation',
      text: 'Words shown in bold where they first appear have the meaning given there. "Including" means including without limitation. "In writing" includes email. A reference to a law is to that law as amended or replaced, with the rules made under it. Headings are for convenience only.',
    },
    {
      id: 'several',
      when: both(threeParties, mutual),
      text: 'Each party owes its duties to each of the other parties separately, and is responsible only for itself and its own Representatives.',
    },
  ],
}
