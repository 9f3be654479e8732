import type { ClauseWording, Condition } from '../clause-wording.ts'
import { kindIs } from '../conditions.ts'

const lasting =
  (how: 'during-discussions' | 'twelve-months-after'): Condition =>
  ({ law }) =>
    law.nonSolicitation === how

/** Only where people of two businesses come to know each other closely, and only where the law lets it stand. */
const sensible = kindIs('vendor', 'investment', 'joint-venture')

export const nonSolicit: ClauseWording = {
  id: 'non-solicit',
  heading: 'Non-solicitation',
  kind: 'non-solicit',
  when: (facts) => sensible(facts) && facts.law.nonSolicitation !== 'not-allowed',
  paragraphs: [
    {
      id: 'duty',
      when: lasting('during-discussions'),
      text: 'While the Discussions continue {neither} shall actively solicit for employment a senior or key employee of {another} with whom it came into contact, or of whom it learned, through the Discussions.',
    },
    {
      id: 'duty',
      when: lasting('twelve-months-after'),
      text: 'While the Discussions continue, and for twelve (12) months after they end, {neither} shall actively solicit for employment a senior or key employee of {another} with whom it came into contact, or of whom it learned, through the Discussions.',
    },
    {
      id: 'exceptions',
      text: 'General advertising, the use of recruiters who are not directed at those employees, and the hiring of a person who answers such an advertisement, applies unprompted or no longer works for that party are not solicitation. This {clause} protects Confidential Information and a stable basis for the Discussions; it does not bind employees, and applies only as far as the law allows.',
    },
  ],
}

export const freedom: ClauseWording = {
  id: 'freedom',
  heading: 'Freedom to do business',
  kind: 'general',
  paragraphs: [
    {
      id: 'no-restraint',
      text: 'This Agreement contains no non-compete and no exclusivity undertaking. Provided that it does not use or disclose Confidential Information in breach of this Agreement, each party may carry on any business, deal with anyone, including competitors of {another}, and develop or acquire information, products and services similar to those the Confidential Information is about.',
    },
    { id: 'local', text: ({ law }) => law.freedomNote },
  ],
}
