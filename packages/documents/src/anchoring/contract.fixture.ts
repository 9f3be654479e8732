const subjects = ['The Recipient', 'The Discloser', 'Each party', 'A Representative', 'The receiving party']
const verbs = [
  'shall protect',
  'may not disclose',
  'shall promptly return',
  'agrees to mark',
  'will destroy',
  'may retain',
]
const objects = [
  'the \u201cConfidential Information\u201d',
  'every copy of the Evaluation Materials',
  'all documents, records and samples',
  'any Trade Secret of the other party\u2019s affiliates',
  'the results of the evaluation',
]
const ends = [
  'within thirty (30) days after a written request',
  'for as long as applicable law requires it',
  'unless a court of competent jurisdiction orders otherwise',
  'without the prior written consent of an authorised officer',
  'in accordance with Section 4.2(b) \u2014 and at its own cost',
]
const syllables = 'ab con der est ful gra hem ins jur kel lor men nor obs pro qua ren sta tri ult ver war'.split(' ')

/** A made-up contract of 120 clauses that resemble each other, as clauses do. */
export function contractText(random: () => number): string {
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const clause = (_: unknown, index: number) => {
    const word = () => `${one(syllables)}${one(syllables)}${one(syllables)}`
    const tail = Array.from({ length: 6 + Math.floor(random() * 10) }, word).join(' ')
    return `${index + 1}. ${one(subjects)} ${one(verbs)} ${one(objects)} ${one(ends)}, ${tail}.`
  }
  return Array.from({ length: 120 }, clause).join('\n')
}
