import { createLogStorage, createRepositories, newId, type OpenDatabase, openDatabase } from '@clausemint/db'
import { treeMarkdown } from '@clausemint/documents'
import {
  applyClauseChange,
  type ClauseChange,
  type ClauseTree,
  type DocumentId,
  initialRoomState,
  type MemberId,
  type RoomEvent,
  type RoomState,
  reduceRoom,
  roomStream,
} from '@clausemint/protocol'
import { expect } from 'vitest'
import { freshPglite } from '../../../support/pglite.ts'
import { startServer, type TestServer } from '../../../support/server.ts'
import { type Engine, serverDatabases } from '../../spine/support/engines.ts'
import { reviewEvents, sampleTree } from './sample-contract.ts'

/** What is stored of rooms, looked at beside the server. */
export interface StoredRooms {
  /** A contract of a member's, reviewed or with the events given. */
  contract(member: MemberId, tree?: ClauseTree, events?: readonly RoomEvent[]): Promise<DocumentId>
  events(id: DocumentId): Promise<RoomEvent[]>
  tree(id: DocumentId): Promise<ClauseTree>
  /** Log, clauses, decisions and text say the same; answers with what they say. */
  agree(member: MemberId, id: DocumentId, first?: ClauseTree): Promise<RoomState & { tree: ClauseTree }>
}

export interface RoomStage extends AsyncDisposable {
  server: TestServer
  stored: StoredRooms
  /** For another server on the same database; PGlite has one only. */
  env: Record<string, string>
}

export async function roomStage(engine: Engine, env: Record<string, string> = {}): Promise<RoomStage> {
  const database = await serverDatabases[engine]()
  const url = database.env.DATABASE_URL
  const open = url === undefined ? await freshPglite() : await openDatabase({ url })
  const all = { ...database.env, ...env }
  const server = await startServer({ env: all, ...(url === undefined && { database: open }) })
  return {
    server,
    stored: storedRooms(open),
    env: all,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      if (url !== undefined) await open[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

export function storedRooms(open: OpenDatabase): StoredRooms {
  const { documents, contracts } = createRepositories(open)
  const storage = createLogStorage(open)
  const events = async (id: DocumentId) => {
    const entries = await storage.read(roomStream(id), 0)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
    return entries.map(({ event }) => event as RoomEvent)
  }
  return {
    events,
    tree: (id) => contracts.tree(id),
    async contract(member, tree = sampleTree, given = reviewEvents(newId(), member)) {
      const id = newId()
      await documents.create(member, { id, title: 'Contract', localOnly: false })
      await contracts.store(id, tree)
      if (given.length > 0) await storage.commit([{ stream: roomStream(id), events: given }])
      return id
    },
    async agree(member, id, first = sampleTree) {
      const log = await events(id)
      const state = log.reduce(reduceRoom, initialRoomState)
      const changes = log.flatMap(changeIn)
      const tree = await contracts.tree(id)
      expect(tree).toEqual(changes.reduce(applyClauseChange, first))
      const byFinding = (one: { findingId: string }, other: { findingId: string }) =>
        one.findingId < other.findingId ? -1 : 1
      expect((await contracts.decisions(id)).toSorted(byFinding)).toEqual(state.decisions.toSorted(byFinding))
      const document = await documents.get(member, id)
      // A draft keeps the title it began with, which is no clause.
      const body = document?.text.replace(/^# .*\n+/, '')
      if (changes.length > 0) expect(body).toBe(treeMarkdown(tree))
      return { ...state, tree }
    },
  }
}

export function changeIn(event: RoomEvent): ClauseChange[] {
  const change = event.type === 'decided' ? event.decision.change : 'change' in event ? event.change : undefined
  return change ? [change] : []
}
