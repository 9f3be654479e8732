import type { ClauseWording } from '../clause-wording.ts'
import { threeParties } from '../conditions.ts'

export const duties: ClauseWording = {
  id: 'duties',
  heading: 'Confidentiality and use',
  kind: 'confidentiality',
  paragraphs: [
    {
      id: 'core',
      text: 'The Receiving Party shall:',
      items: [
        {
          id: 'secrecy',
          text: 'keep Confidential Information confidential, and not disclose it to anyone except as this Agreement allows',
        },
        { id: 'use', text: 'use Confidential Information only for the Purpose, and not for any other purpose' },
        {
          id: 'care',
          text: 'protect Confidential Information with at least the degree of care that it uses to protect its own confidential information of a similar kind, and with no less than reasonable care',
        },
      ],
    },
    {
      id: 'measures',
      text: 'Reasonable care includes technical and organisational measures suited to the sensitivity of the information, such as limiting access to those who need it, keeping it apart from information open to others, and securing the systems on which it is held.',
    },
    {
      id: 'machine-learning',
      text: 'The Receiving Party shall not enter Confidential Information into a software service that may disclose it to others or use it to train a machine-learning model, and shall not itself use it to train such a model, unless the Disclosing Party agrees in writing beforehand.',
    },
    {
      id: 'incident',
      text: 'If the Receiving Party learns of an unauthorised use or disclosure of Confidential Information, it shall tell the Disclosing Party without undue delay, and take reasonable steps to stop it and to recover the information.',
    },
  ],
}

export const representatives: ClauseWording = {
  id: 'representatives',
  heading: 'Disclosure to Representatives',
  kind: 'permitted-disclosure',
  paragraphs: [
    {
      id: 'need-to-know',
      text: 'The Receiving Party may disclose Confidential Information to those of its Representatives who need to know it for the Purpose, if, before they receive it, they have been told that it is confidential and are bound to protect it, by contract or by professional or statutory duty, on terms no less protective than this Agreement.',
    },
    {
      id: 'liability',
      text: 'The Receiving Party is liable for the acts and omissions of its Representatives in relation to Confidential Information as if they were its own.',
    },
    {
      id: 'among-parties',
      when: threeParties,
      text: 'A Receiving Party may share Confidential Information with another party to this Agreement only if the Disclosing Party has made it available to that party too, or agrees in writing. Each party that receives it is a Receiving Party towards the party it came from.',
    },
  ],
}

export const discussions: ClauseWording = {
  id: 'discussions',
  heading: 'Confidentiality of the Discussions',
  kind: 'confidentiality',
  paragraphs: [
    {
      id: 'existence',
      text: '{Neither} shall, without the prior written consent of {other}, disclose to anyone except its Representatives who need to know it for the Purpose:',
      join: 'or',
      items: [
        { text: 'the existence or the content of this Agreement' },
        {
          text: 'the fact that the Discussions are taking place or have taken place, or that Confidential Information has been made available',
        },
        { text: 'the status of the Discussions, or any of the terms, conditions or other facts discussed' },
      ],
    },
    {
      id: 'exceptions',
      text: 'This {clause} does not prevent a disclosure that {@compelled} or {@protected} allows, a disclosure needed to enforce this Agreement, or the mention of facts that have become public without a breach of it. {Neither} shall use the name or the marks of {another} in publicity without its prior written consent.',
    },
    {
      id: 'work',
      when: ({ kind }) => kind === 'employee',
      text: 'A Worker may always say for whom, since when and in what position the Worker works or has worked, and may show this Agreement to a future employer.',
    },
  ],
}
