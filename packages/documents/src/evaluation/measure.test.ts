import { expect, test } from 'vitest'
import { type ContractNli, contractNliSchema } from './contract-nli.ts'
import { halfOf } from './halves.ts'
import { evaluate } from './measure.ts'

const annotation = (choice: 'Entailment' | 'Contradiction' | 'NotMentioned', ...spans: number[]) => ({ choice, spans })
const document = (first: ReturnType<typeof annotation>, second: ReturnType<typeof annotation>) => ({
  text: 'One. Two. Three.',
  spans: [
    [0, 4],
    [5, 9],
    [10, 16],
  ] as [number, number][],
  annotation_sets: [{ annotations: { 'nda-1': first, 'nda-10': second } }],
})
const data: ContractNli = {
  labels: { 'nda-1': { hypothesis: 'First.' }, 'nda-10': { hypothesis: 'Tenth.' } },
  documents: [
    document(annotation('Entailment', 0), annotation('NotMentioned')),
    document(annotation('Contradiction', 1), annotation('Entailment', 2)),
  ],
}

test('right answers with the annotators\u2019 sentences score 1', async () => {
  const choices = { Entailment: 'entailment', Contradiction: 'contradiction', NotMentioned: 'not-mentioned' } as const
  const result = await evaluate(data, ({ spans, annotation_sets: [set] }) =>
    Object.entries(set?.annotations ?? {}).map(([statement, gold]) => ({
      statement,
      choice: choices[gold.choice],
      evidence: gold.spans.map((index) => ({ start: spans[index]?.[0] ?? 0, end: spans[index]?.[1] ?? 0 })),
    })),
  )
  expect(result).toMatchObject({
    accuracy: 1,
    macroF1: 1,
    evidenceOverlap: 1,
    constantPerStatement: 0.5,
    documents: 2,
    answers: 4,
  })
  expect(result.perStatement.map(({ statement }) => statement)).toEqual(['nda-1', 'nda-10'])
})

test('a constant answer scores what it deserves', async () => {
  const result = await evaluate(data, () =>
    ['nda-1', 'nda-10'].map((statement) => ({ statement, choice: 'entailment', evidence: [{ start: 4, end: 10 }] })),
  )
  expect(result.accuracy).toBe(0.5)
  // Of three labels only one is ever given: precision 1/2, recall 1.
  expect(result.macroF1).toBeCloseTo((2 / 3 + 0 + 0) / 3)
  // [4, 10) touches the second sentence only, which one of the four answers may show.
  expect(result.evidenceOverlap).toBe(0.25)
  expect(result.perStatement[0]?.confusion.contradiction.entailment).toBe(1)
})

test('no answer is "not mentioned"', async () => {
  const result = await evaluate(data, () => [])
  expect(result).toMatchObject({ accuracy: 0.25, evidenceOverlap: 0 })
})

test('the published layout is read, what else it holds is ignored, what is damaged refused', () => {
  expect(contractNliSchema.parse({ ...data, extra: 1 })).toEqual(data)
  expect(contractNliSchema.safeParse({ documents: [{ text: 'x' }], labels: {} }).success).toBe(false)
})

test('offsets of the data set count characters, those of answers UTF-16 units', async () => {
  const text = '\u{1F4C4} One. Two.'
  const two: ContractNli = {
    labels: { 'nda-1': { hypothesis: 'First.' } },
    documents: [
      { text, spans: [[7, 11]], annotation_sets: [{ annotations: { 'nda-1': annotation('Entailment', 0) } }] },
    ],
  }
  const start = text.indexOf('Two')
  const answer = (from: number, to: number) =>
    evaluate(two, () => [{ statement: 'nda-1', choice: 'entailment', evidence: [{ start: from, end: to }] }])
  expect((await answer(start, start + 4)).evidenceOverlap).toBe(1)
  expect((await answer(3, start)).evidenceOverlap).toBe(0)
})

test('a document keeps its half', () => {
  const names = Array.from({ length: 200 }, (_, index) => `file-${index}.pdf`)
  const develop = names.filter((name) => halfOf(name) === 'develop')
  expect(develop.length).toBeGreaterThan(70)
  expect(develop.length).toBeLessThan(130)
  expect(names.filter((name) => halfOf(name, 'other') === 'develop')).not.toEqual(develop)
})
