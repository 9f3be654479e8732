import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { freshPostgres, startPostgres } from '../../support/postgres.ts'
import { Worker } from '../harness/calls.ts'
import { cpuSeconds, cpuSecondsOfFamily, parentOf } from '../harness/process-cost.ts'
import { median, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import type { CommitCalls } from '../storage/commit-process.ts'
import type { Part, PartOptions } from './part.ts'

const streams = 200
const rate = 50
const depth = 20

interface Figures {
  deltasPerSecond: number
  microsPerDelta: number
  microsPerInsert: number
  cpuRatioToInsertPerDelta: number
}

/** What storing costs: the log's group commit beside one INSERT a delta. */
export const commit: Part = {
  name: 'commit',
  title: 'Storing deltas',
  async run(options) {
    await using undo = new AsyncDisposableStack()
    const server = await startPostgres()
    undo.defer(server.stop)
    const database = undo.use(await freshPostgres(server.url))
    const postmaster = await postmasterOf(server.url)
    const pglite = await measure(options, {})
    const onPostgres = await measure(options, { url: database.url, postmaster })
    const row = (name: string, figures: Figures) => [
      name,
      Math.round(figures.deltasPerSecond).toLocaleString('en'),
      rounded(figures.microsPerDelta),
      rounded(figures.microsPerInsert),
      rounded(figures.cpuRatioToInsertPerDelta),
    ]
    return {
      figures: { ...named(pglite), postgres: named(onPostgres) },
      text: `The log without a server around it. CPU at ${streams} streams of ${rate} deltas/s, all of the database's processes included; deltas/s with ${depth} appends of each stream on the way at any time.\n\n${table(
        ['database', 'deltas/s', 'CPU a delta, µs', 'CPU an INSERT a delta, µs', 'ratio'],
        [row('PGlite', pglite), row('Postgres', onPostgres)],
      )}`,
    }
  },
}

const named = ({ deltasPerSecond, cpuRatioToInsertPerDelta }: Figures) => ({
  deltasPerSecond: Math.round(deltasPerSecond),
  cpuRatioToInsertPerDelta: rounded(cpuRatioToInsertPerDelta),
})

async function measure(
  { rounds, seconds }: PartOptions,
  { url, postmaster }: { url?: string; postmaster?: number },
): Promise<Figures> {
  await using undo = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'clausemint-bench-'))
  undo.defer(() => rm(dataDir, { recursive: true, force: true }))
  const worker = undo.use(new Worker<CommitCalls>('storage/commit-process.ts'))
  await worker.call('open', { dataDir, streams, ...(url === undefined ? {} : { url }) })
  const cpu = () => cpuSeconds(worker.pid) + (postmaster === undefined ? 0 : cpuSecondsOfFamily(postmaster))
  const micros = async (run: Promise<number>) => {
    const before = cpu()
    const count = await run
    return ((cpu() - before) / count) * 1e6
  }
  const logs: number[] = []
  const inserts: number[] = []
  const speeds: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const ofLog = await micros(worker.call('paced', { rate, seconds }))
    const ofInsert = await micros(worker.call('insertEach', { seconds: seconds / 2 }))
    const speed = await worker.call('flatOut', { depth, seconds })
    // The first one warms up.
    if (round === 0) continue
    logs.push(ofLog)
    inserts.push(ofInsert)
    speeds.push(speed)
  }
  await worker.call('close', null)
  return {
    deltasPerSecond: median(speeds),
    microsPerDelta: median(logs),
    microsPerInsert: median(inserts),
    cpuRatioToInsertPerDelta: median(logs.map((log, i) => log / (inserts[i] ?? Number.NaN))),
  }
}

/** The process whose children serve Postgres' connections. */
async function postmasterOf(url: string): Promise<number> {
  const sql = postgres(url, { max: 1 })
  try {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    return parentOf(row?.pid ?? 0)
  } finally {
    await sql.end()
  }
}
