import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerStatements } from '../checks/statements/index.ts'
import { type ContractNli, contractNliSchema } from './contract-nli.ts'
import { halfOf } from './halves.ts'
import { type Evaluation, evaluate } from './measure.ts'

const usage = 'Usage: npm run evaluate -- --contract-nli FILE [--half develop|measure] [--json]\n'

interface Outcome {
  /** 0, 1 where the file can't be used, 2 where the arguments make no sense. */
  code: 0 | 1 | 2
  out: string
  complaint: string
}

interface Arguments {
  file: string
  half: string | undefined
  json: boolean
}

const readArguments = (given: readonly string[]): Arguments | 'help' | undefined => {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        'contract-nli': { type: 'string' },
        half: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return 'help'
    const { 'contract-nli': file, half, json } = values
    if (!file || (half !== undefined && half !== 'develop' && half !== 'measure')) return undefined
    return { file, half, json }
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

const table = (result: Evaluation): string => {
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
    `${result.documents} documents, ${result.answers} answers by the deterministic rules, no model`,
    `${' '.repeat(8)}  accuracy  macro F1  evidence  best constant`,
    ...result.perStatement.map((score) => row(score.statement, score)),
    row('all', result),
  ]
  return `${lines.join('\n')}\n`
}

/** What `npm run evaluate` does: measures the deterministic rules on a file of ContractNLI. Throws nothing. */
export const evaluationCommand = async (given: readonly string[]): Promise<Outcome> => {
  const wanted = readArguments(given)
  if (wanted === 'help') return { code: 0, out: usage, complaint: '' }
  if (wanted === undefined) return { code: 2, out: '', complaint: usage }
  const data = await readDocuments(wanted.file)
  if (typeof data === 'string') return { code: 1, out: '', complaint: `${wanted.file}: ${data}.\n` }
  if (wanted.half)
    data.documents = data.documents.filter(
      (document) => halfOf(document.file_name ?? document.text.slice(0, 200)) === wanted.half,
    )
  const evaluation = await evaluate(data, (document) => answerStatements(document.text))
  return { code: 0, out: wanted.json ? `${JSON.stringify(evaluation, null, 2)}\n` : table(evaluation), complaint: '' }
}
