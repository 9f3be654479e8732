import type { ClauseWording } from '../clause-wording.ts'

export const noWarranty: ClauseWording = {
  id: 'no-warranty',
  heading: 'No warranty',
  kind: 'warranty',
  paragraphs: [
    {
      id: 'as-is',
      text: 'The Disclosing Party confirms that it is entitled to disclose the Confidential Information it discloses. Apart from that, Confidential Information is provided "as is": the Disclosing Party gives no warranty, express or implied, that it is accurate, complete or fit for the Purpose. The Receiving Party relies on it at its own risk, except as a later signed agreement says otherwise, and except in a case of fraud.',
    },
  ],
}

export const noCommitment: ClauseWording = {
  id: 'no-commitment',
  heading: 'No obligation to proceed',
  kind: 'general',
  paragraphs: [
    {
      id: 'freedom',
      text: '{Neither} is obliged by this Agreement to disclose any particular information, to continue the Discussions, or to enter into any further agreement. {Neither} is bound to a transaction or a relationship until a separate agreement about it has been signed.',
    },
    {
      id: 'relationship',
      text: 'This Agreement creates no partnership, joint venture, agency or employment. Each party bears its own costs.',
    },
  ],
}

export const remedies: ClauseWording = {
  id: 'remedies',
  heading: 'Remedies',
  kind: 'remedies',
  paragraphs: [
    {
      id: 'injunction',
      text: 'A breach of this Agreement may cause harm that damages alone cannot make good. Each party may therefore seek an injunction, specific performance or other equitable or interim relief against an actual or threatened breach by {another}, in addition to any other remedy, and, to the extent the law allows, without having to post a bond or other security and without having to prove actual damage.',
    },
    { id: 'local', text: ({ law }) => law.injunctionNote },
    {
      id: 'no-penalty',
      text: 'This Agreement provides for no liquidated damages, no contractual penalty and no indemnity. Damages follow the general law. Nothing in this Agreement excludes or limits a liability that cannot be excluded or limited by law.',
    },
  ],
}

export const assignment: ClauseWording = {
  id: 'assignment',
  heading: 'Assignment and change of control',
  kind: 'assignment',
  paragraphs: [
    {
      id: 'consent',
      text: '{Neither} may assign or transfer this Agreement, or rights or duties under it, without the prior written consent of {other}, which shall not be unreasonably withheld. A party may however transfer the whole of this Agreement, by giving prompt written notice, to the successor to all or substantially all of the business it relates to, if the successor agrees in writing to be bound by it.',
    },
    {
      id: 'change-of-control',
      text: 'If a competitor of the Disclosing Party acquires control of the Receiving Party, or succeeds to its business, the Receiving Party shall tell the Disclosing Party as soon as it lawfully can. The Disclosing Party may then end its disclosures and require return or destruction under {@return}.',
    },
    {
      id: 'personal',
      when: ({ kind }) => kind === 'employee',
      text: 'The duties of a Worker are personal and cannot be transferred.',
    },
    {
      id: 'successors',
      text: 'This Agreement binds and benefits the parties and their permitted successors and assigns.',
    },
  ],
}
