import type { Client } from '@clausemint/client'
import type { OpenDatabase } from '@clausemint/db'
import type { Finding, GenerationEvent, RoomState } from '@clausemint/protocol'
import { initialRoomState, reduceRoom } from '@clausemint/protocol'
import { freshPglite } from '../../../support/pglite.ts'
import { type ServerOptions, startServer, type TestServer } from '../../../support/server.ts'
import { ofType } from '../../providers/support/reading.ts'
import { newVisitor, type Visitor } from '../../spine/support/raw-socket.ts'
import { connectAs } from '../../spine/support/shared-session.ts'

/** A server whose database a test can put contracts into, and somebody who has them. */
export interface Stage extends AsyncDisposable {
  server: TestServer
  database: OpenDatabase
  visitor: Visitor
  client: Client
}

export async function startStage(options: ServerOptions = {}): Promise<Stage> {
  const database = await freshPglite()
  const server = await startServer({ ...options, database })
  const visitor = await newVisitor(server.url)
  const client = connectAs(server.url, visitor)
  return {
    server,
    database,
    visitor,
    client,
    async [Symbol.asyncDispose]() {
      await client.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

export const findingsOf = (events: readonly GenerationEvent[]): Finding[] =>
  ofType(events, 'finding').map(({ finding }) => finding)

export const byModel = (events: readonly GenerationEvent[]): Finding[] =>
  findingsOf(events).filter(({ origin }) => origin === 'model')

export const idsOf = (findings: readonly { id: string }[]): string[] => findings.map(({ id }) => id)

/** What a reader of the room knows once its last generation has ended. */
export async function roomOf({ client }: Stage, documentId: string, generations: number): Promise<RoomState> {
  let state = initialRoomState
  let ended = 0
  for await (const { event } of client.room(documentId).events()) {
    state = reduceRoom(state, event)
    if (event.type === 'snapshot') ended = event.state.generations.filter(({ status }) => status !== 'running').length
    if (event.type === 'generation-ended') ended++
    if (ended === generations) break
  }
  return state
}
