import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { z } from 'zod'
import type { ModelReply } from '../../support/model-peer.ts'
import { layPglite } from '../../support/pglite.ts'
import { freshPostgres } from '../../support/postgres.ts'
import type { Engine } from '../spine/support/engines.ts'

/** A database that outlives the process which uses it, as that process's environment. */
export async function lastingDatabase(engine: Engine): Promise<AsyncDisposable & { env: Record<string, string> }> {
  if (engine === 'postgres') {
    const database = await freshPostgres(inject('postgresUrl'))
    return { env: { DATABASE_URL: database.url }, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
  }
  const folder = await mkdtemp(join(tmpdir(), 'clausemint-kill-'))
  await layPglite(folder)
  return {
    env: { DATA_DIR: folder },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A port that a server can have again after its restart. */
export async function freePort(): Promise<string> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

/** A text no two places of which are alike, in the pieces a model would send. */
export function script(name: string, sentences: number): string[] {
  return Array.from({ length: sentences }, (_, i) => `Sentence ${i} of ${name} says what only number ${i} says. `)
    .join('')
    .split(/(?<= )/)
}

const asked = z.object({ messages: z.array(z.object({ content: z.string() })) })

/**
 * What a model that knows the whole text has still to say: from the words it was asked to repeat, or everything where
 * it was asked for a text of its own.
 */
export function answerTo(reply: ModelReply, whole: string): string {
  const last = asked.parse(reply.body).messages.at(-1)?.content ?? ''
  const anchor = /<<<([\s\S]*)>>>/.exec(last)?.[1]
  return anchor === undefined ? whole : whole.slice(whole.indexOf(anchor))
}
