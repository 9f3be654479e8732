import type { Client } from '@clausemint/client'
import { migrateDatabase, type OpenDatabase, openDatabase } from '@clausemint/db'
import { type DocumentId, findClause, type RoomEvent } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { freePort, lastingDatabase } from '../kill/support.ts'
import { type Chance, chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'
import { connectAs } from '../spine/support/shared-session.ts'
import { followRoom } from './support/room-follower.ts'
import { type StoredRooms, storedRooms } from './support/stage.ts'

const kills = sampled(1, 30)
const patience = sampled(180_000, 3_600_000)

/** What whoever caused an event was answered. */
const factIn = (event: RoomEvent) => {
  if (event.type === 'decided') return event.decision
  if (event.type === 'commented') return event.comment
  return event.type === 'edited' ? event.change : undefined
}

describe.each(engineNames)(`%s: kill -9 in the middle of changes (seed ${seed})`, (engine) => {
  let database: Awaited<ReturnType<typeof lastingDatabase>>
  let env: Record<string, string>
  let visitor: Visitor
  let id: DocumentId
  beforeAll(async () => {
    database = await lastingDatabase(engine)
    env = { ...database.env, PORT: await freePort(), LIMIT_MESSAGES_PER_SECOND: '10000' }
    {
      await using server = await startServerProcess(env)
      visitor = await newVisitor(server.url)
      await server.stop()
    }
    id = await looked(({ contract }) => contract(visitor.member))
  }, patience)
  afterAll(() => database[Symbol.asyncDispose]())

  /** Looks into the database, while no server has it. */
  async function looked<T>(look: (stored: StoredRooms) => Promise<T>): Promise<T> {
    const { DATABASE_URL: url, DATA_DIR: dataDir } = env
    await using open: OpenDatabase = await openDatabase({
      ...(url === undefined ? {} : { url }),
      ...(dataDir === undefined ? {} : { dataDir }),
    })
    await migrateDatabase(open)
    return await look(storedRooms(open))
  }

  it(
    `[R3] [EL2] ${kills} times: log, clauses, decisions and text say the same, and all that was answered or shown is there`,
    async () => {
      const random = chance(engine.length + 41)
      for (let kill = 0; kill < kills; kill++) {
        const server = await startServerProcess(env)
        const { answered, shown } = await untilKilled(server, random)
        await looked(async ({ agree, events }) => {
          await agree(visitor.member, id)
          const log = await events(id)
          expect(shown.length).toBeGreaterThan(0)
          expect(answered.length).toBeGreaterThan(0)
          for (const event of shown) expect(log, `kill ${kill}`).toContainEqual(event)
          for (const one of answered) expect(log.map(factIn), `kill ${kill}`).toContainEqual(one)
        })
      }
    },
    patience,
  )

  /** Changes the room in two tabs, as fast as they are answered, until the server is killed. */
  async function untilKilled(server: ServerProcess, random: Chance) {
    const answered: unknown[] = []
    const clients = [connectAs(server.url, visitor), connectAs(server.url, visitor)] as const
    const follower = followRoom(clients[0], id)
    let left = 10 + random.below(30)
    const killed = Promise.withResolvers<void>()
    const act = async (client: Client) => {
      while (left > 0) {
        const change = await oneChange(client, random).catch(() => undefined)
        if (change) answered.push(change)
        if (--left === 0) {
          // Others are on their way.
          void client.suggestions.decide(id, { findingId: 'law', verdict: 'accepted' }).catch(() => undefined)
          await server.kill()
          killed.resolve()
        }
      }
    }
    await Promise.race([Promise.allSettled(clients.map(act)), killed.promise])
    await killed.promise
    await Promise.all(clients.map((client) => client.close()))
    await follower.ended
    return { answered, shown: follower.events }
  }

  /** What it was answered with, where that is in the log. */
  async function oneChange(client: Client, random: Chance): Promise<unknown> {
    const findingId = random.pick(['term', 'notice', 'use', 'law'] as const)
    switch (random.below(4)) {
      case 0:
        return client.suggestions.decide(id, { findingId, verdict: random.pick(['accepted', 'rejected'] as const) })
      case 1:
        await client.suggestions.undo(id, findingId)
        return undefined
      case 2: {
        const clause = findClause((await client.documents.contract(id)).tree, 'use.a')
        const text = `${clause?.text.split(' #')[0]} #${random.below(1_000_000)}`
        return (await client.clauses.edit(id, { clauseId: 'use.a', version: clause?.version ?? 0, text })).change
      }
      default:
        return client.comments.add(id, { text: `comment ${random.below(1_000_000)}` })
    }
  }
})
