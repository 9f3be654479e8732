import { describe, expect, it } from 'vitest'
import { joinAnswers, readModelAnswers } from './model-answers.ts'

const text = 'The Recipient shall not reverse engineer anything. It may keep one copy in its files.'
const line = (value: object) => `${JSON.stringify(value)}\n`

describe("a model's answers to the statements", () => {
  it('are read from JSON Lines, with the evidence that is in the text', () => {
    const written = [
      'Sure:\n',
      line({ statement: 'nda-11', choice: 'Entailment', evidence: ['shall not reverse engineer anything', 'made up'] }),
      line({ statement: 'nda-11', choice: 'Contradiction', evidence: [] }),
      line({ statement: 'nda-20', choice: 'NotMentioned', evidence: ['It may keep one copy'] }),
      line({ statement: 'nda-99', choice: 'Entailment', evidence: [] }),
      line({ statement: 'nda-1', choice: 'maybe' }),
      '{"statement": "nda-2", "choice": "Contra',
    ].join('')
    expect(readModelAnswers(written, { text, start: 1000 })).toEqual([
      { statement: 'nda-11', choice: 'entailment', evidence: [{ start: 1014, end: 1049 }] },
      { statement: 'nda-20', choice: 'not-mentioned', evidence: [] },
    ])
  })

  it('of several parts are joined; what nobody answered stays as it was', () => {
    const entailed = (start: number) => ({
      statement: 'nda-11',
      choice: 'entailment' as const,
      evidence: [{ start, end: start + 1 }],
    })
    const absent = { statement: 'nda-11', choice: 'not-mentioned' as const, evidence: [] }
    const other = { statement: 'nda-1', choice: 'contradiction' as const, evidence: [] }
    expect(joinAnswers([[absent], [entailed(5)], [entailed(9)]], [absent, other])).toEqual([
      other,
      { ...entailed(5), evidence: [...entailed(5).evidence, ...entailed(9).evidence] },
    ])
  })
})
