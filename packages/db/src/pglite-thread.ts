import { parentPort } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { failureOf } from './pglite-failure.ts'
import type { PgliteAnswer, PgliteOrder, PgliteRows } from './pglite-messages.ts'
import { createRunner } from './pglite-runner.ts'

/** The embedded database's own thread: whatever it computes, the server goes on answering. */
const port = parentPort
if (!port) throw new Error('this file is to be run as a worker thread')

let opened: { client: PGlite; runner: ReturnType<typeof createRunner> } | undefined

async function carryOut(order: PgliteOrder): Promise<PgliteRows> {
  if (order.type === 'create') {
    const created = await PGlite.create({ dataDir: order.folder })
    await created.close()
    return nothing
  }
  if (order.type === 'open') {
    const { dataDir, template } = order
    const client = await PGlite.create({ dataDir, ...(template && { loadDataDir: template }) })
    opened = { client, runner: createRunner(client) }
    return nothing
  }
  if (!opened) throw new Error('the embedded database is not open')
  const { client, runner } = opened
  if (order.type === 'query') return runner.query(order.statement, order.parameters)
  if (order.type === 'run') return runner.run(order.statement, order.parameters)
  await client.close()
  return nothing
}

const nothing: PgliteRows = { columns: [], rows: [], json: [], command: '' }

let before: Promise<void> = Promise.resolve()

/** One after another, in the order they came: whoever asks need not wait for an answer before the next order. */
port.on('message', (order: PgliteOrder) => {
  before = before.then(async () => {
    const answer: PgliteAnswer = await carryOut(order).then(
      (result) => ({ ok: true, result }),
      (error: unknown) => {
        // A trap of WebAssembly: its memory can't be trusted any more, and the thread ends of it.
        if (error instanceof Error && error.name === 'RuntimeError') throw error
        return { ok: false, failure: failureOf(error) }
      },
    )
    port.postMessage(answer)
  })
})
