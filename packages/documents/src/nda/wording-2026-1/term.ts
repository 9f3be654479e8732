import type { ClauseWording } from '../clause-wording.ts'
import { both, kindIs, mutual, not, threeParties } from '../conditions.ts'

export const term: ClauseWording = {
  id: 'term',
  heading: 'Term and survival',
  kind: 'term',
  paragraphs: [
    {
      id: 'length',
      when: not(kindIs('employee')),
      text: 'This Agreement applies to Confidential Information disclosed during a term of {term} from the Effective Date, unless it is ended earlier, and to what was disclosed for the Purpose before that date.',
    },
    {
      id: 'length',
      when: kindIs('employee'),
      text: 'This Agreement applies to Confidential Information disclosed during a term of {term} from the Effective Date or, if longer, for as long as a Worker works for the Employer, and to what was disclosed for the Purpose before that date.',
    },
    {
      id: 'notice',
      when: not(kindIs('employee')),
      text: "Subject to {@term.survival}, {either} may end this Agreement at any time by giving {other} thirty (30) days' written notice.",
    },
    {
      id: 'notice',
      when: kindIs('employee'),
      text: "Subject to {@term.survival}, {either} may end this Agreement at any time by giving {other} thirty (30) days' written notice, but not with effect before the Worker's work for the Employer has ended.",
    },
    {
      id: 'withdrawal',
      when: both(threeParties, mutual),
      text: 'Where only one party gives that notice and the others do not, this Agreement ends for that party and continues between the others.',
    },
    {
      id: 'survival',
      text: 'The duties in this Agreement concerning Confidential Information survive its end, for whatever reason it ends, for {confidentialityPeriod}.',
    },
    {
      id: 'trade-secrets',
      text: 'For a Trade Secret these duties survive beyond that period for as long as the information remains a Trade Secret, and for Personal Data for as long as the Receiving Party holds it.',
    },
    {
      id: 'other-clauses',
      text: 'Rights that have already arisen, and {@return,ownership,remedies,governing-law,disputes}, also survive.',
    },
  ],
}
