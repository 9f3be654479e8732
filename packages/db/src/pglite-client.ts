import { Worker } from 'node:worker_threads'
import type { Row } from './database.ts'
import type { PgliteAnswer, PgliteFailure, PgliteOrder, PgliteRows } from './pglite-messages.ts'
import { createTurns } from './pglite-turns.ts'

/** A statement failed, or the thread that was to run it has ended. `code` is the SQLSTATE. */
class PgliteError extends Error {
  override readonly name = 'PgliteError'
  readonly code: string | undefined

  constructor({ message, code }: PgliteFailure) {
    super(message)
    this.code = code
  }
}

/** What runs statements: the database, each as a transaction of its own, or one transaction. */
export interface PgliteStatements {
  query(statement: string, parameters: readonly unknown[]): Promise<PgliteResult>
}

export interface PgliteResult {
  columns: readonly string[]
  /** Each in the order of the columns. */
  rows: unknown[][]
}

/** The embedded database in its thread, seen from the main one. */
export interface PgliteClient extends PgliteStatements {
  /** Makes a new cluster in `folder`, and closes it. */
  create(folder: string): Promise<void>
  /** Once, and before what follows. */
  open(dataDir: string, template?: Blob): Promise<void>
  /** As `query`, with rows as objects. */
  run(statement: string, parameters: readonly unknown[]): Promise<Row[]>
  /** Rolls back when `work` throws. What others ask meanwhile waits. */
  transaction<T>(work: (statements: PgliteStatements) => Promise<T>): Promise<T>
  /** Resolves with the reason once the thread has ended by itself. */
  readonly lost: Promise<Error>
  /** Waits for what was asked before, and ends the thread. Twice is harmless. */
  close(): Promise<void>
}

/**
 * Starts the thread, which loads PGlite at once. It keeps the process alive only while something is asked of it. Should
 * it die, all that is asked fails (57P02, crash_shutdown).
 */
export function startPglite(): PgliteClient {
  // No environment: the server's secrets are none of the thread's business.
  const worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), { name: 'pglite', env: {} })
  worker.unref()
  /** In the order of the orders, which is the order of the answers. */
  const asked: PromiseWithResolvers<PgliteRows>[] = []
  const turns = createTurns()
  const lost = Promise.withResolvers<Error>()
  let ended: PgliteError | undefined
  let closing: Promise<void> | undefined

  const end = (error: PgliteError) => {
    ended ??= error
    if (!closing) lost.resolve(ended)
    for (const { reject } of asked.splice(0)) reject(ended)
    worker.unref()
  }
  worker.on('message', (answer: PgliteAnswer) => {
    const waiting = asked.shift()
    if (asked.length === 0) worker.unref()
    if (answer.ok) waiting?.resolve(answer.result)
    else waiting?.reject(new PgliteError(answer.failure))
  })
  worker.on('error', (error) => end(crashed(error)))
  worker.on('messageerror', (error) => end(crashed(error)))
  worker.on('exit', () => end(crashed()))

  const ask = (order: PgliteOrder): Promise<PgliteRows> => {
    if (ended) return Promise.reject(ended)
    const answer = Promise.withResolvers<PgliteRows>()
    worker.postMessage(order)
    if (asked.push(answer) === 1) worker.ref()
    return answer.promise
  }
  const askInTurn = (order: PgliteOrder): Promise<PgliteRows> =>
    closing ? Promise.reject(closed()) : turns.share(() => ask(order))

  async function transact<T>(work: (statements: PgliteStatements) => Promise<T>): Promise<T> {
    let over = false
    const end = (statement: 'commit' | 'rollback') => {
      over = true
      return ask({ type: 'run', statement, parameters: [] })
    }
    await ask({ type: 'run', statement: 'begin', parameters: [] })
    try {
      const result = await work({
        async query(statement, parameters) {
          if (over) throw new PgliteError({ message: 'the transaction is over', code: '25000' })
          return parsed(await ask({ type: 'query', statement, parameters }))
        },
      })
      const { command } = await end('commit')
      if (command === 'ROLLBACK') throw new PgliteError({ message: 'the transaction was aborted', code: '25P02' })
      return result
    } catch (error) {
      await end('rollback')
      throw error
    }
  }

  async function close(): Promise<void> {
    await turns.share(() => ask({ type: 'close' })).catch(() => {})
    end(closed())
    await worker.terminate()
  }

  return {
    async create(folder) {
      await ask({ type: 'create', folder })
    },
    async open(dataDir, template) {
      await ask({ type: 'open', dataDir, template })
    },
    query: async (statement, parameters) => parsed(await askInTurn({ type: 'query', statement, parameters })),
    run: async (statement, parameters) => rowsOf(parsed(await askInTurn({ type: 'run', statement, parameters }))),
    lost: lost.promise,
    transaction: (work) => (closing ? Promise.reject(closed()) : turns.alone(() => transact(work))),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

const closed = () => new PgliteError({ message: 'the embedded database is closed', code: '57P01' })

function crashed(error?: Error): PgliteError {
  const reason = error ? `: ${error.message}` : ''
  return new PgliteError({ message: `the embedded database's thread has ended${reason}`, code: '57P02' })
}

function parsed({ columns, rows, json }: PgliteRows): PgliteResult {
  for (const at of json) {
    for (const row of rows) {
      const text = row[at]
      if (typeof text === 'string') row[at] = JSON.parse(text)
    }
  }
  return { columns, rows }
}

/** Rows as objects by their columns' names. */
export function rowsOf({ columns, rows }: PgliteResult): Row[] {
  return rows.map((values) => Object.fromEntries(columns.map((column, at) => [column, values[at]])))
}
