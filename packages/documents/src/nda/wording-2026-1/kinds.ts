import type { ClauseWording } from '../clause-wording.ts'
import { kindIs, threeParties } from '../conditions.ts'

/** The clause that only one kind of agreement has. */
const evaluation: ClauseWording = {
  id: 'evaluation',
  heading: 'Evaluation materials',
  kind: 'other',
  when: kindIs('evaluation'),
  paragraphs: [
    {
      id: 'use',
      text: 'Samples, prototypes, demonstrations and test access that the Disclosing Party provides remain its property. The Receiving Party shall use them only to evaluate them for the Purpose, and not in production or for the benefit of a third party.',
    },
    {
      id: 'results',
      text: 'The results of an evaluation are Confidential Information of the Disclosing Party to the extent that they reveal its Confidential Information. The conclusions that the Receiving Party draws about its own business remain its own.',
    },
  ],
}

const employee: ClauseWording = {
  id: 'employee',
  heading: 'Confidentiality at work',
  kind: 'other',
  when: kindIs('employee'),
  paragraphs: [
    {
      id: 'only-confidentiality',
      text: 'This Agreement is about confidentiality. It is not a contract of employment, promises no employment and changes neither pay nor notice. It assigns no invention or other work of a Worker: who owns such work follows from the law or from a separate agreement.',
    },
    {
      id: 'former-employers',
      text: 'A Worker shall not bring to the Employer, or use in its work, confidential information of a former employer or of another third party without its permission.',
    },
    {
      id: 'no-restraint',
      text: 'After the work for the Employer has ended a Worker may work for anyone, including a competitor, and may use the skill and experience gained at work. This Agreement only keeps the Worker from using or disclosing Confidential Information.',
    },
    {
      id: 'conditions-of-work',
      text: "A Worker may discuss the Worker's own pay and working conditions with colleagues, with worker representatives and with anyone else with whom the law allows it.",
    },
    {
      id: 'leaving',
      text: 'When the work for the Employer ends, {@return} applies without a request, and covers devices, accounts and access codes.',
    },
    ({ law }) => law.employment,
  ],
}

const vendor: ClauseWording = {
  id: 'vendor',
  heading: 'Supply of goods and services',
  kind: 'other',
  when: kindIs('vendor'),
  paragraphs: [
    {
      id: 'subcontractors',
      text: 'The Receiving Party may disclose Confidential Information to a subcontractor only with the prior written consent of the Disclosing Party, and only after the subcontractor has agreed in writing to duties no less protective than those in this Agreement.',
    },
    {
      id: 'security',
      text: 'A Receiving Party that holds Confidential Information on its systems shall maintain security measures in line with good practice in its industry, including individual access rights, strong authentication, encryption in transit and at rest, and logs of access.',
    },
    {
      id: 'verification',
      text: "Not more than once in twelve (12) months, and after any incident notified under {@duties.incident}, the Disclosing Party may ask for reasonable written evidence that this Agreement is being observed. Where that evidence leaves a serious doubt, it may have it verified by an independent auditor bound to confidentiality, on at least fourteen (14) days' notice, in business hours, at its own expense and without access to information of others.",
    },
    {
      id: 'bids',
      text: 'The Receiving Party shall not show the prices, bids or proposals of the Disclosing Party to its competitors.',
    },
  ],
}

const investment: ClauseWording = {
  id: 'investment',
  heading: 'Investment',
  kind: 'other',
  when: kindIs('investment'),
  paragraphs: [
    {
      id: 'portfolio',
      text: 'A party whose business is investing may hold, make and manage investments in companies that compete with {another}. A portfolio company is not treated as having received Confidential Information merely because a person who knows it serves on its board, if that person does not pass it on and does not use it for the portfolio company. A portfolio company that does receive Confidential Information is a Representative.',
    },
    {
      id: 'financing',
      text: 'The Receiving Party may disclose Confidential Information to a source of debt or equity finance, or to a co-investor, only with the prior written consent of the Disclosing Party.',
    },
    {
      id: 'contacts',
      text: 'The Receiving Party shall direct its questions about the Purpose to the persons whom the Disclosing Party names, and shall not discuss the Purpose with employees, customers, suppliers or lenders of the Disclosing Party without its prior written consent. Dealings in the ordinary course that do not concern the Purpose are not affected.',
    },
    {
      id: 'no-standstill',
      text: 'This Agreement contains no standstill and no exclusivity. A party that wants either needs a separate agreement, signed by {all}, that says so.',
    },
    {
      id: 'inside-information',
      text: 'Where a party or its group has issued listed securities, Confidential Information may be inside information. Each party knows that {securitiesLaw} may prohibit it from dealing in securities, or from passing on that information, while it holds it, and shall observe these laws.',
    },
  ],
}

const jointVenture: ClauseWording = {
  id: 'joint-venture',
  heading: 'Joint project and competition law',
  kind: 'other',
  when: kindIs('joint-venture'),
  paragraphs: [
    {
      id: 'clean-team',
      text: "Before a party discloses competitively sensitive information, such as current or future prices, costs, margins, customer terms, bids, capacity or strategy, the parties shall agree in writing on a clean team. Until then such information shall not be disclosed. A clean team has no member who, now or in the following six (6) months, decides on or advises about the Receiving Party's prices, sales or purchasing in the field concerned, and it passes on only aggregated results that its counsel has cleared.",
    },
    {
      id: 'competition-law',
      text: 'Each party shall observe {competitionLaw}. Nothing in this Agreement asks a party to coordinate its conduct on a market. Until a joint project is agreed and, where required, cleared, each party shall decide on its business alone.',
    },
    {
      id: 'joint-papers',
      text: 'Joint working papers are Confidential Information of each party to the extent that they contain its contribution. No party acquires a right in the contribution of another.',
    },
    {
      id: 'third-party',
      when: threeParties,
      text: 'If a party leaves the joint project, the others may go on using the joint working papers for the Purpose after removing the contribution of the party that left.',
    },
  ],
}

const technology: ClauseWording = {
  id: 'technology',
  heading: 'Technology',
  kind: 'ip',
  when: kindIs('technology'),
  paragraphs: [
    {
      id: 'source-code',
      text: 'Source code, model parameters and cryptographic keys shall be viewed or used only in the environment, and only by the persons, that the Disclosing Party has approved in writing. They shall not be copied elsewhere, and no part of them shall be placed in another code base.',
    },
    {
      id: 'tests',
      text: "The Receiving Party shall not publish benchmarks or other test results of the Disclosing Party's technology that are not public, and shall not use them to develop a competing product.",
    },
    {
      id: 'vulnerabilities',
      text: "If the Receiving Party finds a security vulnerability in the Disclosing Party's technology, it shall tell the Disclosing Party promptly and treat it as Confidential Information. This is subject to {@protected}.",
    },
    {
      id: 'feedback',
      text: 'A party need not give feedback. If it chooses to comment on the technology of {another}, that party may use the comment to improve its own technology, but not any Confidential Information of the party that commented. No other right is granted.',
    },
    {
      id: 'open-source',
      text: 'The Receiving Party shall not combine Confidential Information with software in a way that would subject it to a licence requiring its source code to be disclosed.',
    },
  ],
}

export const kindClauses: readonly ClauseWording[] = [
  evaluation,
  employee,
  vendor,
  investment,
  jointVenture,
  technology,
]
