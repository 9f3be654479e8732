import { randomBytes } from 'node:crypto'
import {
  type Append,
  createRepositories,
  type Entry,
  type LogEvent,
  type NewGeneration,
  newId,
  type OpenDatabase,
} from '@clausemint/db'
import type { Delta, StreamId } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'

export const delta = (text: string, offset: number, attempt = 1): Delta => ({ type: 'delta', text, offset, attempt })
export const plain = (type: string): LogEvent => ({ type })
export const append = (stream: StreamId, events: readonly LogEvent[], more: Partial<Append> = {}): Append => ({
  stream,
  events,
  ...more,
})

export const entry = (first: number, seq: number, event: Entry['event']): Entry => ({ first, seq, event })

export async function makeStream(open: OpenDatabase, epoch = 1): Promise<StreamId> {
  const id: StreamId = `generation:${newId()}`
  await open.db.execute(sql`insert into streams (id, epoch) values (${id}, ${epoch})`)
  return id
}

export const makeThree = (open: OpenDatabase): Promise<[StreamId, StreamId, StreamId]> =>
  Promise.all([makeStream(open), makeStream(open), makeStream(open)])

/** Every row of a table, for looking behind the storage's back. */
export async function rowsOf(open: OpenDatabase, statement: string): Promise<Record<string, unknown>[]> {
  return open.run(statement, [])
}

export async function makeMember(open: OpenDatabase): Promise<string> {
  const { memberId } = await createRepositories(open).sessions.createAnonymous(
    randomBytes(16).toString('hex'),
    new Date(Date.now() + 60_000),
  )
  return memberId
}

export const newGeneration = (memberId: string, more: Partial<NewGeneration> = {}): NewGeneration => ({
  id: newId(),
  documentId: newId(),
  memberId,
  task: 'nda',
  input: { purpose: 'a test' },
  requestId: randomBytes(8).toString('hex'),
  inputHash: 'one',
  mode: 'first',
  document: { title: 'An NDA', localOnly: false },
  lease: { node: 'first', leaseMs: 60_000 },
  ...more,
})

/** Makes every insert of an event fail with an SQLSTATE, until it was tried `times` times. */
export async function failInserts(open: OpenDatabase, state: string, times: number): Promise<void> {
  // A sequence counts on when the transaction is undone.
  await open.db.execute(sql`create sequence tries`)
  await open.db.execute(
    sql.raw(`create function fail_some() returns trigger language plpgsql as $$
      begin
        if nextval('tries') <= ${times} then raise exception 'as the test wants it' using errcode = '${state}'; end if;
        return new;
      end $$`),
  )
  await open.db.execute(sql`create trigger fail_some before insert on events for each row execute function fail_some()`)
}
