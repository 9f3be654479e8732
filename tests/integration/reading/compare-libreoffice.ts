/**
 * Compares the reader with LibreOffice on a folder of Word documents:
 *   node tests/integration/reading/compare-libreoffice.ts FOLDER [--missing] [--work FOLDER]
 * Each docx is converted to text and to pdf; printed are the share of clauses that LibreOffice prints with the same
 * number, heading and text, and the share that the pdf gives again. Needs `soffice` in the PATH, or named by SOFFICE.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { readContract } from '../../../packages/documents/src/reading/read-contract.ts'
import { ReadError } from '../../../packages/documents/src/reading/read-error.ts'
import { type Agreement, agreement, agreementWithText, clauseLines } from './clause-lines.ts'

const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: compare-libreoffice.ts FOLDER [--missing] [--work FOLDER]')
const showMissing = flags.includes('--missing')
const workFlag = flags.indexOf('--work')
const work = workFlag < 0 ? mkdtempSync(join(tmpdir(), 'compare-')) : resolve(flags[workFlag + 1] ?? '.')

const print = (line: string) => process.stdout.write(`${line}\n`)

const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.docx') && !basename(name).startsWith('~'))
  .map((name) => join(folder, name))
  .sort()

const convert = (filter: string, into: string) => {
  mkdirSync(into, { recursive: true })
  const waiting = documents.filter((file) => !existsSync(join(into, `${basename(file, '.docx')}.${basename(into)}`)))
  if (waiting.length === 0) return
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`
  execFileSync(
    process.env.SOFFICE ?? 'soffice',
    ['--headless', profile, '--convert-to', filter, '--outdir', into, ...waiting],
    {
      stdio: 'ignore',
    },
  )
}
convert('txt:Text (encoded):UTF8', join(work, 'txt'))
convert('pdf', join(work, 'pdf'))

const read = async (file: string): Promise<string[] | undefined> => {
  try {
    const { tree } = await readContract({ name: file, bytes: new Uint8Array(readFileSync(file)) })
    return clauseLines(tree)
  } catch (error) {
    if (error instanceof ReadError) return undefined
    throw error
  }
}

const share = ({ found, total }: Agreement) =>
  total === 0 ? '   -  ' : `${((100 * found) / total).toFixed(1).padStart(5)}%`
const sum = (all: readonly Agreement[]): Agreement => ({
  total: all.reduce((n, { total }) => n + total, 0),
  found: all.reduce((n, { found }) => n + found, 0),
  missing: [],
})

const texts: Agreement[] = []
const pdfs: Agreement[] = []
for (const file of documents) {
  const lines = await read(file)
  const name = basename(file, '.docx')
  if (lines === undefined) {
    print(`    -       -    ${name} (no text)`)
    continue
  }
  const asText = agreementWithText(lines, readFileSync(join(work, 'txt', `${name}.txt`), 'utf8'))
  const pdfLines = await read(join(work, 'pdf', `${name}.pdf`))
  const asPdf = agreement(lines, pdfLines ?? [])
  texts.push(asText)
  pdfs.push(asPdf)
  print(`${share(asText)}  ${share(asPdf)}  ${name} (${lines.length} clauses)`)
  if (showMissing) {
    for (const line of asText.missing.slice(0, 12)) print(`    text: ${line.slice(0, 120)}`)
    for (const line of asPdf.missing.slice(0, 12)) print(`    pdf:  ${line.slice(0, 120)}`)
  }
}
print(
  `${share(sum(texts))}  ${share(sum(pdfs))}  all (docx against LibreOffice's text, docx against LibreOffice's pdf)`,
)
