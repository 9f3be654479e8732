import type { ClauseWording } from '../clause-wording.ts'

export const compelled: ClauseWording = {
  id: 'compelled',
  heading: 'Disclosure required by law',
  kind: 'compelled-disclosure',
  paragraphs: [
    {
      id: 'conditions',
      text: 'The Receiving Party may disclose Confidential Information to the extent that it is required to do so by law, by a court or other competent authority, or by the rules of a stock exchange. To the extent that it lawfully can, the Receiving Party shall:',
      items: [
        {
          id: 'notice',
          text: 'give the Disclosing Party prompt written notice before the disclosure, so that the Disclosing Party can seek a protective order or another remedy',
        },
        {
          id: 'cooperation',
          text: "cooperate reasonably with the Disclosing Party, at the Disclosing Party's expense, in resisting or limiting the disclosure",
        },
        {
          id: 'minimum',
          text: 'disclose only the part that is legally required, and ask that it be treated as confidential',
        },
      ],
    },
    {
      id: 'examinations',
      text: 'No notice is needed of a routine examination by a regulator that is not aimed at the Disclosing Party or the Purpose, if the Receiving Party tells the regulator that the information is confidential.',
    },
    {
      id: 'still-confidential',
      text: 'Information disclosed under this {clause} remains Confidential Information for every other purpose.',
    },
  ],
}

export const protectedDisclosures: ClauseWording = {
  id: 'protected',
  heading: 'Protected disclosures',
  kind: 'permitted-disclosure',
  paragraphs: [
    {
      id: 'whistleblowing',
      text: 'Nothing in this Agreement prevents, restricts or penalises:',
      join: 'or',
      items: [
        {
          text: 'the reporting in good faith of a suspected offence or other breach of the law to a competent authority, or cooperation with its investigation',
        },
        { text: 'evidence given truthfully to a court, a tribunal or a competent authority' },
        ({ law }) => law.protectedActs.map((text) => ({ text })),
      ],
    },
    {
      id: 'no-permission',
      text: 'A person who makes a disclosure described in {@protected.whistleblowing} needs no permission from a party, need not give notice under {@compelled}, and is not in breach of this Agreement by making it.',
    },
    ({ law }) => law.protectionNotices,
  ],
}
