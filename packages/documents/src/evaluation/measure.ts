import type { Choice } from '../checks/statements/index.ts'
import type { ContractNli, ContractNliDocument } from './contract-nli.ts'

/** What is to be measured: the checks alone, or anything that answers the same questions. */
export type Answerer = (document: ContractNliDocument) => Promise<readonly MeasuredAnswer[]> | readonly MeasuredAnswer[]

export interface MeasuredAnswer {
  statement: string
  choice: Choice
  /** Offsets in the text, in UTF-16 units. */
  evidence: readonly { start: number; end: number }[]
}

export interface Score {
  accuracy: number
  macroF1: number
  evidenceOverlap: number
  /** Accuracy of the best constant answer to each statement: what has to be beaten. */
  constantPerStatement: number
}

export interface StatementScore extends Score {
  statement: string
  hypothesis: string
  /** Right label, then answer given, to the number of documents. */
  confusion: Record<Choice, Record<Choice, number>>
}

export interface Evaluation extends Score {
  documents: number
  answers: number
  perStatement: StatementScore[]
}

const choices: readonly Choice[] = ['entailment', 'contradiction', 'not-mentioned']
const published: Record<string, Choice> = {
  Entailment: 'entailment',
  Contradiction: 'contradiction',
  NotMentioned: 'not-mentioned',
}

interface Tally {
  confusion: Record<Choice, Record<Choice, number>>
  /** Answers other than `not-mentioned`, and how many of them show a sentence the annotators chose. */
  nonNeutral: number
  overlapping: number
}

/**
 * Scores answers against the labels. Macro F1 is the mean over the three labels of all answers pooled, and for one
 * statement over the labels that occur in it. An answer without gold evidence (its label is `not-mentioned`) counts
 * as not overlapping.
 */
export async function evaluate(data: ContractNli, answerer: Answerer): Promise<Evaluation> {
  const tallies = new Map<string, Tally>(Object.keys(data.labels).map((id) => [id, emptyTally()]))
  for (const document of data.documents) {
    const unit = unitsOf(document.text)
    const answers = new Map((await answerer(document)).map((answer) => [answer.statement, answer]))
    for (const [id, gold] of Object.entries(document.annotation_sets[0]?.annotations ?? {})) {
      const tally = tallies.get(id)
      const right = published[gold.choice]
      if (!tally || !right) continue
      const answer = answers.get(id)
      const given = answer?.choice ?? 'not-mentioned'
      tally.confusion[right][given]++
      if (!answer || given === 'not-mentioned') continue
      tally.nonNeutral++
      const spans = gold.spans.flatMap((index) => document.spans[index]?.map(unit) ?? [])
      if (answer.evidence.some((sentence) => overlaps(sentence, spans))) tally.overlapping++
    }
  }
  const perStatement = [...tallies].map(([statement, tally]) => ({
    statement,
    hypothesis: data.labels[statement]?.hypothesis ?? '',
    ...scoreOf([tally]),
    confusion: tally.confusion,
  }))
  perStatement.sort((a, b) => a.statement.localeCompare(b.statement, 'en', { numeric: true }))
  const all = [...tallies.values()]
  const score = scoreOf(all)
  const answers = all.reduce((sum, tally) => sum + total(tally), 0)
  return { documents: data.documents.length, answers, ...score, perStatement }
}

/** From offsets in characters, as the data set has them, to offsets in UTF-16 units. */
function unitsOf(text: string): (offset: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset
  const units = [0]
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length)
  return (offset) => units[offset] ?? text.length
}

/** `spans` is flat: start, end, start, end. */
function overlaps(sentence: { start: number; end: number }, spans: readonly number[]): boolean {
  for (let i = 0; i + 1 < spans.length; i += 2) {
    if (sentence.start < (spans[i + 1] ?? 0) && (spans[i] ?? 0) < sentence.end) return true
  }
  return false
}

function scoreOf(tallies: readonly Tally[]): Score {
  const pooled = emptyTally()
  let constant = 0
  for (const tally of tallies) {
    for (const right of choices)
      for (const given of choices) pooled.confusion[right][given] += tally.confusion[right][given]
    pooled.nonNeutral += tally.nonNeutral
    pooled.overlapping += tally.overlapping
    constant += Math.max(...choices.map((right) => labelled(tally, right)))
  }
  const count = total(pooled)
  const correct = choices.reduce((sum, choice) => sum + pooled.confusion[choice][choice], 0)
  const occurring = choices.filter((choice) => tallies.length > 1 || labelled(pooled, choice) > 0)
  return {
    accuracy: share(correct, count),
    macroF1: share(
      occurring.reduce((sum, choice) => sum + f1(pooled, choice), 0),
      occurring.length,
    ),
    evidenceOverlap: share(pooled.overlapping, pooled.nonNeutral),
    constantPerStatement: share(constant, count),
  }
}

function f1(tally: Tally, choice: Choice): number {
  const right = tally.confusion[choice][choice]
  const given = choices.reduce((sum, label) => sum + tally.confusion[label][choice], 0)
  return share(2 * right, given + labelled(tally, choice))
}

const labelled = (tally: Tally, label: Choice): number =>
  choices.reduce((sum, given) => sum + tally.confusion[label][given], 0)
const total = (tally: Tally): number => choices.reduce((sum, label) => sum + labelled(tally, label), 0)
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const emptyRow = (): Record<Choice, number> => ({ entailment: 0, contradiction: 0, 'not-mentioned': 0 })
const emptyTally = (): Tally => ({
  confusion: { entailment: emptyRow(), contradiction: emptyRow(), 'not-mentioned': emptyRow() },
  nonNeutral: 0,
  overlapping: 0,
})
