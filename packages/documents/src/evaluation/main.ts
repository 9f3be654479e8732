import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerStatements } from '../checks/statements/index.ts'
import { contractNliSchema } from './contract-nli.ts'
import { halfOf } from './halves.ts'
import { type Evaluation, evaluate } from './measure.ts'

const { values } = parseArgs({
  options: {
    'contract-nli': { type: 'string' },
    half: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const file = values['contract-nli']
if (!file || (values.half !== undefined && values.half !== 'develop' && values.half !== 'measure')) {
  process.stderr.write('Usage: npm run evaluate -- --contract-nli FILE [--half develop|measure] [--json]\n')
  process.exit(2)
}

const data = contractNliSchema.parse(JSON.parse(await readFile(file, 'utf8')))
if (values.half)
  data.documents = data.documents.filter(
    (document) => halfOf(document.file_name ?? document.text.slice(0, 200)) === values.half,
  )
const evaluation = await evaluate(data, (document) => answerStatements(document.text))
process.stdout.write(values.json ? `${JSON.stringify(evaluation, null, 2)}\n` : table(evaluation))

function table(result: Evaluation): string {
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
