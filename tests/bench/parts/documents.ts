import { checkContract, readContract, shippedPlaybook } from '@clausemint/documents'
import mammoth from 'mammoth'
import { longContract } from '../documents/long-contract.ts'
import { type ReviewTimes, startReviewingServer } from '../documents/reviewing-server.ts'
import { monotonicMs } from '../harness/monotonic.ts'
import { median, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import type { Part } from './part.ts'

const playbook = shippedPlaybook('mutual')
/** Files until the engine has compiled the embedded database as far as it will. */
const warmUps = 4

interface Timed<T> {
  ms: number
  /** Of this thread's own: what grows with the work, whatever else the machine does. */
  cpuMs: number
  result: T
}

async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const from = monotonicMs()
  const cpuFrom = process.threadCpuUsage()
  const result = await work()
  const { user, system } = process.threadCpuUsage(cpuFrom)
  return { ms: monotonicMs() - from, cpuMs: (user + system) / 1000, result }
}

type Work = 'read' | 'check' | 'mammoth'
type Figures = Record<Work, Omit<Timed<unknown>, 'result'>[]>

const noFigures = (): Figures => ({ read: [], check: [], mammoth: [] })

/** Reads and checks a file once; mammoth turns the same into HTML, which knows no clauses. */
async function once(bytes: Uint8Array, figures: Figures): Promise<void> {
  const read = await timed(() => readContract({ name: 'contract.docx', bytes }))
  const { tree } = read.result
  const check = await timed(() => [...checkContract({ tree, playbook, hidden: [], mode: 'playbook' })].length)
  if (check.result === 0) throw new Error('nothing was found')
  const reference = await timed(() => mammoth.convertToHtml({ buffer: Buffer.from(bytes) }))
  figures.read.push(read)
  figures.check.push(check)
  figures.mammoth.push(reference)
}

export const documents: Part = {
  name: 'documents',
  title: 'A contract of 100 pages: read, checked, reviewed',
  async run({ rounds }) {
    const files = [await longContract(100), await longContract(200)]
    const all = files.map(noFigures)
    for (let round = 0; round <= rounds; round++) {
      for (const [i, bytes] of files.entries()) {
        // The first one warms up.
        await once(bytes, round === 0 ? noFigures() : (all[i] ?? fail()))
      }
    }
    const [short = fail(), long = fail()] = all
    const ratio = (work: Work) =>
      median(long[work].map(({ cpuMs }, round) => cpuMs / (short[work][round]?.cpuMs ?? Number.NaN)))
    const wall = (figures: Figures, work: Work) => rounded(median(figures[work].map(({ ms }) => ms)))

    await using server = await startReviewingServer()
    const [bytes = fail()] = files
    const cold = await server.review(bytes)
    for (let i = 0; i < warmUps; i++) await server.review(bytes)
    const reviews: ReviewTimes[] = []
    for (let round = 0; round < rounds; round++) reviews.push(await server.review(bytes))
    const of = (key: 'readMs' | 'firstFindingMs' | 'reviewedMs') => rounded(median(reviews.map((times) => times[key])))
    const figures = {
      readMs: wall(short, 'read'),
      checkMs: wall(short, 'check'),
      growth: rounded(Math.max(ratio('read'), ratio('check'))),
      longestBlockMs: rounded(Math.max(...reviews.map(({ longestBlockMs }) => longestBlockMs))),
      firstFindingMs: of('firstFindingMs'),
      mammothReadMs: wall(short, 'mammoth'),
    }
    const row = (name: string, work: Work) => [name, wall(short, work), wall(long, work), rounded(ratio(work))]
    return {
      figures,
      text: `A Word document of ${Math.round(bytes.length / 1024)} kB with the clauses of NDAs, of 100 pages of 3,000 characters and of 200, in one thread; mammoth turns the same file into HTML and makes no clauses of it.\n\n${table(
        ['work', '100 pages, ms', '200 pages, ms', 'growth (CPU)'],
        [
          row('read into a clause tree', 'read'),
          row('checked against a playbook', 'check'),
          row('mammoth, into HTML', 'mammoth'),
        ],
      )}\n\nThe same file through the server, on PGlite, from the last byte sent: the document is there after ${of('readMs')} ms, the first finding after ${of('firstFindingMs')} ms (${rounded(cold.firstFindingMs)} ms for the first file after the server's start), the review is whole after ${of('reviewedMs')} ms. The server's event loop never stood still for longer than ${figures.longestBlockMs} ms meanwhile, the measuring's own 1 ms included.`,
    }
  },
}

function fail(): never {
  throw new Error('nothing was measured')
}
