export { type ContractNli, type ContractNliDocument, contractNliSchema } from './contract-nli.ts'
export {
  type Answerer,
  type Evaluation,
  evaluate,
  type MeasuredAnswer,
  type Score,
  type StatementScore,
} from './measure.ts'
export { joinAnswers, readModelAnswers } from './model-answers.ts'
