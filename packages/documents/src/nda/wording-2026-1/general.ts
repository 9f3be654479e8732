import type { ClauseWording } from '../clause-wording.ts'

export const general: ClauseWording = {
  id: 'general',
  heading: 'General',
  kind: 'general',
  paragraphs: [
    {
      id: 'entire-agreement',
      text: 'This Agreement is the entire agreement of the parties on the confidentiality of information exchanged for the Purpose, and replaces all earlier agreements and understandings about it. It prevails over the terms of use of any data room or online service through which Confidential Information is made available. Nothing in it excludes liability for fraud.',
    },
    {
      id: 'amendments',
      text: 'A change to this Agreement, including to this paragraph, is valid only if it is made in writing and signed by {all}.',
    },
    {
      id: 'waiver',
      text: 'A party waives a right only by saying so in writing. Delay in exercising a right is no waiver, and a waiver in one case is none in another.',
    },
    {
      id: 'severability',
      text: 'If a provision of this Agreement is or becomes invalid or unenforceable, the rest stays in force, and the provision applies to the extent that the law allows.',
    },
    {
      id: 'notices',
      text: ({ parties }) =>
        parties.every(({ address }) => address.trim() !== '')
          ? 'Notices under this Agreement shall be in writing and shall be delivered by hand, courier or registered post to the address of the party stated at the beginning of this Agreement, or by email, or to another address that the party has notified in writing. They take effect on receipt. Court and arbitration papers shall not be served by email.'
          : 'Notices under this Agreement shall be in writing and shall be delivered by hand, courier or registered post to the registered office or usual address of the party, or by email, or to another address that the party has notified in writing. They take effect on receipt. Court and arbitration papers shall not be served by email.',
    },
    { id: 'third-parties', text: ({ law }) => law.thirdParties },
    {
      id: 'counterparts',
      text: ({ law }) =>
        `This Agreement may be signed in counterparts, which together are one document, and by electronic signature, including under ${law.electronicSignatureLaw}. A signed copy delivered by electronic means is as effective as an original.`,
    },
    {
      id: 'authority',
      text: 'Each person who signs confirms that he or she is authorised to bind the party signed for.',
    },
  ],
}

export const formalities: ClauseWording = {
  id: 'formalities',
  heading: 'Requirements of local law',
  kind: 'general',
  when: ({ law }) => law.formalities.length > 0,
  paragraphs: [({ law }) => law.formalities],
}

export const specialTerms: ClauseWording = {
  id: 'special-terms',
  heading: 'Special terms',
  kind: 'other',
  when: (facts) => facts.specialTerms > 0,
  paragraphs: [
    {
      id: 'precedence',
      text: 'The parties have also agreed on the terms that follow in this {clause}. Where they conflict with another part of this Agreement, they prevail, except over {@protected,personal-data} and over mandatory law.',
    },
    (facts) =>
      Array.from({ length: facts.specialTerms }, (_, index) => ({
        id: `term-${index + 1}`,
        text: `{special.${index}}`,
      })),
  ],
}
