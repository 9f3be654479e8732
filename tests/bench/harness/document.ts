import { readFile, writeFile } from 'node:fs/promises'
import { parts } from '../parts/index.ts'
import type { PartReport } from '../parts/part.ts'
import { machine } from './machine.ts'

const path = new URL('../../../docs/benchmarks.md', import.meta.url)

const introduction = `# Benchmarks

Made by \`npm run bench\`. The product runs as it is shipped, with storage, sessions and guards on; only the model's
address and the limits differ. The model server, the server under measure and its viewers are processes of their own.
All variants run side by side, in turns, several rounds; figures are medians over the rounds, a ratio is the median of
the ratios within a round. Every viewer's text is hashed and compared with what the model server sent. Latency is
measured from the model server's socket to the viewer's. CPU is user and system time of the server's process.
`

/** Writes what was measured into the documentation; parts that did not run keep what stands there. */
export async function writeDocument(reports: ReadonlyMap<string, PartReport>): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '')
  const { cores, cpu, memoryGiB, node, platform } = machine()
  const measured = `_${cores} cores (${cpu}), ${memoryGiB} GiB, ${platform}, Node ${node}._`
  const sections = parts.map(({ name, title }) => {
    const report = reports.get(name)
    if (!report) return section(before, name)
    return `<!-- ${name} -->\n## ${title}\n\n\`npm run bench -- ${name}\`. ${measured}\n\n${report.text}\n\n\`\`\`json\n${JSON.stringify({ [name]: report.figures }, null, 2)}\n\`\`\`\n<!-- end of ${name} -->\n`
  })
  await writeFile(path, `${[introduction, ...sections.filter((text) => text !== '')].join('\n')}`)
}

const section = (document: string, name: string): string =>
  new RegExp(`<!-- ${name} -->\n[^]*?<!-- end of ${name} -->\n`).exec(document)?.[0] ?? ''
