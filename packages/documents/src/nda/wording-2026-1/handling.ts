import type { ClauseWording } from '../clause-wording.ts'

export const copies: ClauseWording = {
  id: 'copies',
  heading: 'Copies and reverse engineering',
  kind: 'confidentiality',
  paragraphs: [
    {
      id: 'limited',
      text: 'The Receiving Party may make copies of Confidential Information only to the extent reasonably necessary for the Purpose. Copies are Confidential Information and shall keep every notice of confidentiality or ownership.',
    },
    {
      id: 'reverse-engineering',
      text: 'The Receiving Party shall not reverse engineer, decompile, disassemble or analyse the composition of any sample, prototype, software or other object that embodies Confidential Information, and shall not let others do so, except with the prior written consent of the Disclosing Party or where mandatory law allows it despite an agreement to the contrary.',
    },
  ],
}

export const returnOrDestruction: ClauseWording = {
  id: 'return',
  heading: 'Return or destruction',
  kind: 'return',
  paragraphs: [
    {
      id: 'duty',
      text: 'Within thirty (30) days after a written request of the Disclosing Party, which may be made at any time, and in any case when this Agreement ends, the Receiving Party shall stop using Confidential Information and shall return it or, if the Disclosing Party prefers, securely destroy it, with all copies, and shall have its Representatives do the same.',
    },
    {
      id: 'retention',
      text: 'The Receiving Party and its Representatives may retain:',
      items: [
        {
          id: 'backups',
          text: 'copies in routine electronic backups that cannot reasonably be deleted one by one, until they are overwritten in the ordinary course',
        },
        {
          id: 'legal',
          text: 'copies that law, regulation, professional rules or a good-faith document retention policy require them to keep',
        },
        {
          id: 'archive',
          text: 'one copy held by legal counsel or the legal department, only as evidence of what was received',
        },
      ],
    },
    {
      id: 'retained',
      text: 'This Agreement continues to protect what is retained for as long as it is retained, and nobody shall have access to it except for the reason it was retained for.',
    },
    {
      id: 'confirmation',
      text: 'At the request of the Disclosing Party the Receiving Party shall confirm in writing that it has complied with this {clause}. An email from a person with authority is enough; no affidavit or notarised certificate is needed.',
    },
  ],
}
