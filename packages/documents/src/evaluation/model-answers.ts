import { z } from 'zod'
import { createAnchorer } from '../anchoring/index.ts'
import { type Choice, statements } from '../checks/index.ts'
import { readJsonLines } from '../review/index.ts'
import type { MeasuredAnswer } from './measure.ts'

const choices: Record<string, Choice> = {
  entailment: 'entailment',
  contradiction: 'contradiction',
  notmentioned: 'not-mentioned',
}
const answerSchema = z.object({
  statement: z.string(),
  choice: z.string().transform((said) => choices[said.toLowerCase().replaceAll(/[^a-z]/g, '')]),
  evidence: z.array(z.string().max(4000)).max(20).nullish(),
})
const known = new Set(statements.map(({ id }) => id))

/**
 * A model's answers to the statements, from what it wrote as JSON Lines about a part of a contract. Evidence that is not
 * in the part is dropped; of two answers to one statement the first stands.
 *
 * @param part Its text, and where it starts in the contract.
 */
export function readModelAnswers(written: string, part: { text: string; start: number }): MeasuredAnswer[] {
  const lines = readJsonLines()
  const anchorer = createAnchorer(part.text)
  const answers = new Map<string, MeasuredAnswer>()
  for (const value of [...lines.push(written), ...lines.end()]) {
    const { success, data } = answerSchema.safeParse(value)
    if (!success || !data.choice || !known.has(data.statement) || answers.has(data.statement)) continue
    const evidence = (data.choice === 'not-mentioned' ? [] : (data.evidence ?? [])).flatMap((quote) => {
      const found = anchorer.anchor(quote)
      return found ? [{ start: part.start + found.start, end: part.start + found.end }] : []
    })
    answers.set(data.statement, { statement: data.statement, choice: data.choice, evidence })
  }
  return [...answers.values()]
}

/**
 * The answers of the parts of one contract as its answers: what one part says counts for the whole, with the evidence
 * of all that agree; the first part that says something decides. `otherwise` stands for what no part answered.
 */
export function joinAnswers(
  parts: readonly (readonly MeasuredAnswer[])[],
  otherwise: readonly MeasuredAnswer[],
): MeasuredAnswer[] {
  return statements.flatMap(({ id }): MeasuredAnswer[] => {
    const given = parts.flatMap((part) => part.filter(({ statement }) => statement === id))
    const first = given.find(({ choice }) => choice !== 'not-mentioned') ?? given[0]
    if (!first) return otherwise.filter(({ statement }) => statement === id)
    const agreeing = given.filter(({ choice }) => choice === first.choice)
    return [{ ...first, evidence: agreeing.flatMap(({ evidence }) => evidence) }]
  })
}
