import { describe, expect, test } from 'vitest'
import { answerStatements, statements } from './index.ts'

/** Clauses of many drafters' habits, and what they say of a statement. */
const cases: Record<string, readonly (readonly [text: string, choice: string])[]> = {
  'nda-1': [
    ['Confidential Information means all information that is marked as confidential.', 'entailment'],
    [
      'Information is confidential whether marked or such that it should reasonably be understood to be confidential.',
      'contradiction',
    ],
    ['The Recipient shall not remove the confidential legend from any document.', 'not-mentioned'],
  ],
  'nda-2': [
    [
      '"Confidential Information" means all technical and business information, including customer lists.',
      'contradiction',
    ],
    ['"Confidential Information" means technical data on the software.', 'entailment'],
    ['Confidential Information does not include business information that is public.', 'not-mentioned'],
  ],
  'nda-3': [
    ['"Confidential Information" means any information, whether disclosed orally or in writing.', 'entailment'],
    ['This Agreement supersedes all oral agreements.', 'not-mentioned'],
  ],
  'nda-4': [
    ['The Recipient agrees to use the Confidential Information solely for the Purpose.', 'entailment'],
    ['The Recipient shall make no use of the Confidential Information other than for the Purpose.', 'entailment'],
    ['The Recipient shall keep the Confidential Information secret.', 'not-mentioned'],
    ['The Recipient shall be free to use residuals for any purpose.', 'contradiction'],
  ],
  'nda-5': [
    ['The Recipient may disclose Confidential Information to its employees who need to know it.', 'entailment'],
    [
      'The Recipient shall not disclose it to any person other than its Representatives with a need to know it.',
      'entailment',
    ],
    ['The Recipient shall not solicit the employees of the Discloser.', 'not-mentioned'],
  ],
  'nda-7': [
    ['The Recipient may disclose Confidential Information to its advisers, agents and consultants.', 'entailment'],
    ['The Recipient shall not disclose Confidential Information to any third party.', 'contradiction'],
    ['The Recipient shall disclose Confidential Information only to its employees.', 'contradiction'],
    ['The Recipient is careful.', 'not-mentioned'],
  ],
  'nda-8': [
    [
      'If required by law to disclose the information, the Recipient shall give prompt notice to the Discloser.',
      'entailment',
    ],
    ['The Recipient may disclose what a court orders it to disclose, without notice.', 'not-mentioned'],
  ],
  'nda-10': [
    ['The parties shall not disclose the existence or terms of this Agreement.', 'entailment'],
    ['The Recipient shall comply with the terms of this Agreement.', 'not-mentioned'],
  ],
  'nda-11': [
    ['The Recipient shall not reverse engineer, decompile or disassemble any prototype.', 'entailment'],
    [
      'Confidential Information does not include what can be learned by reverse engineering products available to the public.',
      'not-mentioned',
    ],
  ],
  'nda-12': [
    [
      'Confidential Information does not include information developed by the Recipient independently of it.',
      'entailment',
    ],
    [
      'The exclusions are:\nThe obligations shall not apply to information that:\n(a) is independently developed.',
      'entailment',
    ],
    ['The parties are independent contractors.', 'not-mentioned'],
  ],
  'nda-13': [
    ['The duty does not apply to information received from a third party without breach.', 'entailment'],
    ['The Recipient shall not disclose the information to a third party.', 'not-mentioned'],
  ],
  'nda-15': [
    ['No licence is granted or implied by the disclosure of Confidential Information.', 'entailment'],
    [
      'The rights and obligations of the parties shall be construed as if the invalid part were not there.',
      'not-mentioned',
    ],
  ],
  'nda-16': [
    ['Upon termination of this Agreement the Recipient shall return all Confidential Information.', 'entailment'],
    ['Upon request the Recipient shall return all Confidential Information.', 'not-mentioned'],
    ['Return of the information shall not relieve the Recipient after termination.', 'not-mentioned'],
  ],
  'nda-17': [
    ['The Recipient shall not copy the information except as necessary for the Purpose.', 'entailment'],
    ['The Recipient shall not make any copies without consent.', 'contradiction'],
    ['This Agreement may be executed in two copies.', 'not-mentioned'],
  ],
  'nda-18': [
    ['For one year the Recipient shall not solicit or hire any employee of the Discloser.', 'entailment'],
    ['The Recipient shall not employ less than reasonable care.', 'not-mentioned'],
  ],
  'nda-19': [
    ['The obligations of this Agreement shall survive its termination for three years.', 'entailment'],
    ['This Agreement shall remain in effect for one year.', 'not-mentioned'],
    [
      'Termination of this Agreement shall not relieve the Recipient of its obligations of confidentiality.',
      'entailment',
    ],
  ],
  'nda-20': [
    ['The Recipient may retain one archival copy of the Confidential Information.', 'entailment'],
    ['The Recipient shall return everything and shall not retain any copy of the information.', 'contradiction'],
    ['The Recipient may retain counsel.', 'not-mentioned'],
  ],
}

describe.each(statements)('$id $hypothesis', ({ id }) => {
  test.each(cases[id] ?? [])('%s', (text, choice) => {
    const answer = answerStatements(text).find(({ statement }) => statement === id)
    expect(answer?.choice).toBe(choice)
    expect(answer?.evidence.length === 0).toBe(choice === 'not-mentioned')
    for (const { start, end, text: words } of answer?.evidence ?? []) expect(text.slice(start, end)).toBe(words)
  })
})

test('given sentences are the ones answered with', () => {
  const text = 'The Recipient shall not reverse engineer it. The end.'
  const spans = [
    { start: 0, end: 44 },
    { start: 45, end: 53 },
  ]
  const answer = answerStatements(text, spans).find(({ statement }) => statement === 'nda-11')
  expect(answer?.evidence).toMatchObject([{ start: 0, end: 44, index: 0 }])
})
