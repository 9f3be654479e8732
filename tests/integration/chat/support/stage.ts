import { createRepositories, newId, type OpenDatabase, openDatabase } from '@clausemint/db'
import type { ClauseTree, DocumentId, GenerationEvent, MemberId } from '@clausemint/protocol'
import { z } from 'zod'
import type { ModelReply } from '../../../support/model-peer.ts'
import { freshPglite } from '../../../support/pglite.ts'
import { startServer, type TestServer } from '../../../support/server.ts'
import { type Engine, serverDatabases } from '../../spine/support/engines.ts'
import { newPerson, type Person } from '../../spine/support/shared-session.ts'
import { contract } from './contract.ts'

/** A server, somebody on it, and the way to give them contracts. */
export interface ChatStage extends AsyncDisposable {
  server: TestServer
  person: Person
  /** A contract of theirs. */
  document(tree?: ClauseTree, localOnly?: boolean): Promise<DocumentId>
}

const generous = { LIMIT_GENERATIONS_PER_MINUTE: '10000', LIMIT_CONCURRENT_GENERATIONS: '500' }

export async function chatStage(engine: Engine, env: Record<string, string> = {}): Promise<ChatStage> {
  const database = await serverDatabases[engine]()
  const url = database.env.DATABASE_URL
  const open = url === undefined ? await freshPglite() : await openDatabase({ url })
  const server = await startServer({
    env: { ...generous, ...database.env, ...env },
    ...(url === undefined && { database: open }),
  })
  const person = await newPerson(server.url)
  return {
    server,
    person,
    document: (tree, localOnly) => storeContract(open, person.visitor.member, tree, localOnly),
    async [Symbol.asyncDispose]() {
      await person[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      if (url !== undefined) await open[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

export async function storeContract(
  open: OpenDatabase,
  member: MemberId,
  tree: ClauseTree = contract,
  localOnly = false,
): Promise<DocumentId> {
  const { documents, contracts } = createRepositories(open)
  const id = newId()
  await documents.create(member, { id, title: 'Contract', localOnly })
  await contracts.store(id, tree)
  return id
}

const promptSchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })

/** What a model was asked: its instructions, and the turns after them. */
export function promptOf({ body }: ModelReply): { system: string; turns: { role: string; content: string }[] } {
  const [system, ...turns] = promptSchema.parse(body).messages
  return { system: system?.content ?? '', turns }
}

/** Writes a text in small pieces, as a model does. */
export async function say(reply: ModelReply, text: string, size = 7): Promise<void> {
  for (let at = 0; at < text.length; at += size) await reply.token(text.slice(at, at + size))
}

export async function answer(reply: ModelReply, text: string): Promise<void> {
  await say(reply, text)
  reply.finish()
}

/** All that was ever shown, also what was superseded. */
export const everShown = (events: readonly GenerationEvent[]): string =>
  events.map((event) => (event.type === 'delta' ? event.text : '')).join('')
