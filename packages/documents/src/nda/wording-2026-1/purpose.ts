import type { ClauseWording } from '../clause-wording.ts'
import { mutual, oneWay } from '../conditions.ts'

export const purpose: ClauseWording = {
  id: 'purpose',
  heading: 'Purpose',
  kind: 'purpose',
  paragraphs: [
    {
      id: 'statement',
      when: oneWay,
      text: 'The Disclosing Party makes Confidential Information available to the Receiving Party for the following purpose (the **"Purpose"**): {purpose}',
    },
    {
      id: 'statement',
      when: mutual,
      text: 'The parties make Confidential Information available to each other for the following purpose (the **"Purpose"**): {purpose}',
    },
    {
      id: 'direction',
      when: oneWay,
      text: 'Only information of the Disclosing Party is protected by this Agreement as Confidential Information. The Receiving Party should not disclose confidential information of its own unless the parties first agree in writing how it is protected.',
    },
    {
      id: 'direction',
      when: mutual,
      text: 'The duties in this Agreement are mutual: they bind each party for the Confidential Information it receives, and protect each party for the Confidential Information it discloses.',
    },
  ],
}
