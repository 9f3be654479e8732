import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerStatements } from '../checks/statements/index.ts'
import { type ContractNli, contractNliSchema } from './contract-nli.ts'
import { halfOf } from './halves.ts'
import { type Answerer, type Evaluation, evaluate } from './measure.ts'

const usage =
  'Usage: npm run evaluate -- --contract-nli FILE [--provider ID] [--limit N] [--half develop|measure] [--json]\n'

export interface Outcome {
  /** 0, 1 where the file can't be used, 2 where the arguments make no sense. */
  code: 0 | 1 | 2
  out: string
  complaint: string
}

/** A provider that answers in the place of the deterministic rules. */
export interface EvaluatedProvider extends AsyncDisposable {
  /** As it is printed: its id and its model. */
  name: string
  answer: Answerer
}

/** @throws Error whose message says why there is no such provider */
export type OpenProvider = (id: string) => Promise<EvaluatedProvider>

interface Arguments {
  file: string
  provider: string | undefined
  limit: number | undefined
  half: string | undefined
  json: boolean
}

const readArguments = (given: readonly string[]): Arguments | 'help' | undefined => {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        'contract-nli': { type: 'string' },
        provider: { type: 'string' },
        limit: { type: 'string' },
        half: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return 'help'
    const { 'contract-nli': file, provider, half, json } = values
    if (!file || (half !== undefined && half !== 'develop' && half !== 'measure')) return undefined
    const limit = values.limit === undefined ? undefined : Number(values.limit)
    if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) return undefined
    return { file, provider, limit, half, json }
  } catch {
    return undefined
  }
}

/** The documents of a file in ContractNLI's layout, or in a few words why it can't be used. */
const readDocuments = async (file: string): Promise<ContractNli | string> => {
  let content: string
  try {
    content = await readFile(file, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing ? 'there is no such file' : 'it cannot be read'
  }
  let data: unknown
  try {
    data = JSON.parse(content)
  } catch {
    return 'it is not JSON'
  }
  const parsed = contractNliSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return `it is not in the layout of ContractNLI (${issue?.path.join('.') || 'the whole'}: ${issue?.message})`
}

const table = (result: Evaluation, who: string): string => {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(7)
  const row = (name: string, score: Evaluation | Evaluation['perStatement'][number]) =>
    [
      name.padEnd(8),
      percent(score.accuracy),
      score.macroF1.toFixed(3).padStart(8),
      percent(score.evidenceOverlap),
      percent(score.constantPerStatement),
    ].join('  ')
  const lines = [
    `${result.documents} documents, ${result.answers} answers by ${who}`,
    `${' '.repeat(8)}  accuracy  macro F1  evidence  best constant`,
    ...result.perStatement.map((score) => row(score.statement, score)),
    row('all', result),
  ]
  return `${lines.join('\n')}\n`
}

const rules: EvaluatedProvider = {
  name: 'the deterministic rules, no model',
  answer: ({ text }) => answerStatements(text),
  [Symbol.asyncDispose]: async () => {},
}

/**
 * What `npm run evaluate` does: measures the deterministic rules, or a provider, on a file of ContractNLI. Throws
 * nothing.
 */
export const evaluationCommand = async (given: readonly string[], open: OpenProvider): Promise<Outcome> => {
  const wanted = readArguments(given)
  if (wanted === 'help') return { code: 0, out: usage, complaint: '' }
  if (wanted === undefined) return { code: 2, out: '', complaint: usage }
  const data = await readDocuments(wanted.file)
  if (typeof data === 'string') return { code: 1, out: '', complaint: `${wanted.file}: ${data}.\n` }
  if (wanted.half)
    data.documents = data.documents.filter(
      (document) => halfOf(document.file_name ?? document.text.slice(0, 200)) === wanted.half,
    )
  data.documents = data.documents.slice(0, wanted.limit)
  try {
    await using answerer = wanted.provider === undefined ? rules : await open(wanted.provider)
    const evaluation = await evaluate(data, answerer.answer)
    const out = wanted.json ? `${JSON.stringify(evaluation, null, 2)}\n` : table(evaluation, answerer.name)
    return { code: 0, out, complaint: '' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it failed'
    return { code: 1, out: '', complaint: `${wanted.provider ?? 'the rules'}: ${reason}\n` }
  }
}
