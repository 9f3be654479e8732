import { parentPort } from 'node:worker_threads'
import { PGlite, type Results, types } from '@electric-sql/pglite'
import type { PgliteAnswer, PgliteFailure, PgliteOrder, PgliteRows } from './pglite-messages.ts'
import { createRunner } from './pglite-runner.ts'

/** The embedded database's own thread: whatever it computes, the server goes on answering. */
const port = parentPort
if (!port) throw new Error('this file is to be run as a worker thread')

const jsonTypes: readonly number[] = [types.JSON, types.JSONB]
/** numeric[], timestamp[], timestamptz[], interval[], date[] */
const arrayTypes = [1231, 1115, 1185, 1187, 1182]
const timeTypes = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE]
const asTexts = (ids: readonly number[]) => Object.fromEntries(ids.map((id) => [id, (value: string) => value]))
const shape = { rowMode: 'array', parsers: asTexts(jsonTypes) } as const
/** As drizzle's own driver for PGlite asks for it. */
const drizzleShape = { ...shape, parsers: asTexts([...jsonTypes, ...timeTypes, ...arrayTypes]) } as const

let opened: { client: PGlite; run: ReturnType<typeof createRunner> } | undefined

async function carryOut(order: PgliteOrder): Promise<PgliteRows> {
  if (order.type === 'create') {
    const created = await PGlite.create({ dataDir: order.folder })
    await created.close()
    return rowsOf(undefined)
  }
  if (order.type === 'open') {
    const { dataDir, template } = order
    const client = await PGlite.create({ dataDir, ...(template && { loadDataDir: template }) })
    opened = { client, run: createRunner(client, shape) }
    return rowsOf(undefined)
  }
  if (!opened) throw new Error('the embedded database is not open')
  const { client, run } = opened
  switch (order.type) {
    case 'query':
      return rowsOf(await client.query(order.statement, [...order.parameters], drizzleShape))
    case 'run':
      return rowsOf(await run(order.statement, order.parameters))
    case 'execute':
      return rowsOf((await client.exec(order.statements, shape)).at(-1))
    case 'close':
      await client.close()
      return rowsOf(undefined)
  }
}

function rowsOf(result: Results | undefined): PgliteRows {
  const { fields = [], rows = [], command = '' } = result ?? {}
  return {
    columns: fields.map(({ name }) => name),
    json: fields.flatMap(({ dataTypeID }, at) => (jsonTypes.includes(dataTypeID) ? [at] : [])),
    rows: rows.filter(Array.isArray),
    command,
  }
}

function failureOf(error: unknown): PgliteFailure {
  const text = (key: string): string | undefined => {
    const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return { message: text('message') ?? String(error), code: text('code') }
}

let before: Promise<void> = Promise.resolve()

/** One after another, in the order they came: whoever asks need not wait for an answer before the next order. */
port.on('message', (order: PgliteOrder) => {
  before = before.then(async () => {
    const answer: PgliteAnswer = await carryOut(order).then(
      (result) => ({ ok: true, result }),
      (error: unknown) => ({ ok: false, failure: failureOf(error) }),
    )
    port.postMessage(answer)
  })
})
