import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, type OpenDatabase, openDatabase } from '@clausemint/db'
import type { AppErrorBody, ContractFormat, DocumentPage } from '@clausemint/protocol'
import { createApp } from '@clausemint/server/app'
import { parseConfig } from '@clausemint/server/config'
import { pino } from 'pino'
import { inject } from 'vitest'
import { freshPglite } from '../../support/pglite.ts'
import { freshPostgres } from '../../support/postgres.ts'
import { send, textOf } from '../http/support.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'

/** The server with a look behind its back: at what it keeps. */
export interface UploadServer extends AsyncDisposable {
  url: string
  visitor: Visitor
  open: OpenDatabase
  logged: string[]
  /** Files of the source store, those that are on their way included. */
  sources(): Promise<string[]>
  /** Rows of a table. */
  count(table: 'clauses' | 'documents' | 'generations', where?: string): Promise<number>
}

export async function startUploadServer(engine: Engine, env: Record<string, string> = {}): Promise<UploadServer> {
  await using undo = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'clausemint-upload-'))
  undo.defer(() => rm(folder, { recursive: true, force: true }))
  let open: OpenDatabase
  if (engine === 'postgres') {
    const database = undo.use(await freshPostgres(inject('postgresUrl')))
    open = await openDatabase({ url: database.url })
  } else {
    // In memory and quick, with its files where they can be seen.
    open = { ...(await freshPglite()), location: folder }
  }
  const limits = { LIMIT_GENERATIONS_PER_MINUTE: '10000', LIMIT_CONCURRENT_GENERATIONS: '100' }
  const config = parseConfig({ AI_PROVIDER: 'library', PORT: '0', DATA_DIR: folder, ...limits, ...env })
  const logged: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line) => logged.push(line) })
  const app = undo.use(await createApp(config, { database: open, logger }))
  const url = await app.listen()
  const visitor = await newVisitor(url)
  const all = undo.move()
  return {
    url,
    visitor,
    open,
    logged,
    async sources() {
      if (engine === 'pglite') return readdir(join(folder, 'sources')).catch(() => [])
      return (await open.run('select hash from sources', [])).map(({ hash }) => String(hash))
    },
    async count(table, where = 'true') {
      const [row] = await open.run(`select count(*)::int as rows from ${table} where ${where}`, [])
      return Number(row?.rows)
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

export interface Sent {
  name: string
  bytes: Uint8Array | string
  fields?: Record<string, string>
  headers?: Record<string, string>
  /** Of the file. */
  field?: string
}

const boundary = '----clausemint-test'
export const formType = `multipart/form-data; boundary=${boundary}`

/** A form as a program writes it by hand, which may say what no browser would. */
export function formOf({ name, bytes, fields = {}, field = 'file' }: Sent): Buffer {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const quoted = name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  const head = `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
}

export const post = (
  { url, visitor }: Pick<UploadServer, 'url' | 'visitor'>,
  sent: Sent,
  as: Visitor = visitor,
): Promise<IncomingMessage> =>
  send(url, '/api/documents', {
    method: 'POST',
    headers: { cookie: as.cookie, 'content-type': formType, ...sent.headers },
    body: formOf(sent),
  })

export interface Uploaded {
  documentId: string
  generationId: string
  title: string
  format: ContractFormat
  clauses: number
}

export interface Reply {
  status: number | undefined
  body: Uploaded & { error: AppErrorBody }
}

export async function replyOf(response: IncomingMessage): Promise<Reply> {
  return { status: response.statusCode, body: JSON.parse(await textOf(response)) }
}

/** Uploads and waits for the answer. */
export const upload = async (server: Pick<UploadServer, 'url' | 'visitor'>, sent: Sent): Promise<Reply> =>
  replyOf(await post(server, sent))

/** A query of the router over plain HTTP. */
export async function query<T>(
  { url, visitor }: Pick<UploadServer, 'url' | 'visitor'>,
  path: string,
  input: unknown,
): Promise<T> {
  const address = `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
  const body = JSON.parse(await textOf(await send(url, address, { headers: { cookie: visitor.cookie } })))
  if (!body.result) throw Object.assign(new Error(body.error?.message), { app: body.error?.data?.app })
  return body.result.data
}

export const mutation = async (
  { url, visitor }: Pick<UploadServer, 'url' | 'visitor'>,
  path: string,
  input: unknown,
): Promise<void> => {
  const response = await send(url, `/trpc/${path}`, {
    method: 'POST',
    headers: { cookie: visitor.cookie },
    body: input,
  })
  if (response.statusCode !== 200) throw new Error(await textOf(response))
  response.resume()
}

export const documentsOf = async (server: UploadServer): Promise<string[]> =>
  (await query<DocumentPage>(server, 'document.list', { limit: 100 })).items.map(({ title }) => title)

/** An upload of which the test writes every byte; `response` resolves once there is an answer. */
export function open(
  { url, visitor }: Pick<UploadServer, 'url' | 'visitor'>,
  headers: Record<string, string | number> = {},
) {
  const call = request(new URL('/api/documents', url), {
    method: 'POST',
    headers: { cookie: visitor.cookie, 'content-type': formType, ...headers },
  })
  const response = once(call, 'response').then(([answer]: IncomingMessage[]) => {
    if (!answer) throw new Error('no response')
    return answer
  })
  response.catch(() => {})
  call.on('error', () => {})
  return { call, response }
}
