import type { ClauseWording } from '../clause-wording.ts'
import { arbitration, courts, mutual, threeParties } from '../conditions.ts'

export const governingLaw: ClauseWording = {
  id: 'governing-law',
  heading: 'Governing law',
  kind: 'governing-law',
  paragraphs: [
    {
      id: 'law',
      text: 'This Agreement, and any claim arising out of or in connection with it, including a non-contractual claim, is governed by {governingLaw}.',
    },
  ],
}

export const disputeResolution: ClauseWording = {
  id: 'disputes',
  heading: 'Disputes',
  kind: 'disputes',
  paragraphs: [
    {
      id: 'talks',
      text: 'The parties shall first try to settle a dispute by talks in good faith between persons with authority to settle it. This does not delay an application for interim relief or extend a time limit.',
    },
    {
      id: 'courts',
      when: courts,
      text: ({ law }) =>
        `Any dispute arising out of or in connection with this Agreement is subject to the exclusive jurisdiction of {courts}, and each party submits to it.${sentence(law.courtsNote)}`,
    },
    {
      id: 'arbitration',
      when: arbitration,
      text: ({ law }) =>
        `Any dispute arising out of or in connection with this Agreement, including a question about its existence, validity or termination, shall be finally resolved by arbitration under the {arbitrationRules} in force when the notice of arbitration is submitted. The seat of arbitration is {seat}. The tribunal consists of {arbitrators}. The language of the arbitration is English.${sentence(law.arbitrationNote)}`,
    },
    {
      id: 'appointment',
      when: (facts) => facts.terms.disputes.by === 'arbitration' && facts.terms.disputes.arbitrators === 3,
      text: (facts) =>
        mutual(facts) && threeParties(facts)
          ? 'Where the parties to the dispute form two sides, each side nominates one arbitrator and the two so nominated choose the presiding arbitrator; otherwise the tribunal is appointed as the rules provide.'
          : 'Each party nominates one arbitrator, and the two so nominated choose the presiding arbitrator. Where a nomination is not made in time, it is made as the rules provide.',
    },
    {
      id: 'secrecy',
      when: arbitration,
      text: 'The arbitration, its papers and its award are confidential, except to the extent that disclosure is required by law, allowed by {@protected}, or needed to enforce or challenge the award.',
    },
    {
      id: 'interim-relief',
      text: 'This {clause} does not prevent a party from applying to any competent court for interim or injunctive relief to protect Confidential Information.',
    },
  ],
}

const sentence = (note: string): string => (note === '' ? '' : ` ${note}`)
