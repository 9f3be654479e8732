import type { StreamId } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { execute, type OpenDatabase, type Transaction } from './database.ts'

export const wakeChannel = 'clausemint_wake'

/** Postgres takes payloads of fewer bytes than this. */
const payloadLimit = 8000

/**
 * The stream ids of one commit as few payloads: one, unless there are so many that they don't fit (EL7). `origin`
 * names the sender, which has no need to be woken by itself.
 */
export function wakePayloads(origin: string, ids: Iterable<StreamId>): string[] {
  const payloads: string[] = []
  let payload = origin
  let bytes = Buffer.byteLength(origin)
  for (const id of new Set(ids)) {
    const added = 1 + Buffer.byteLength(id)
    if (bytes + added >= payloadLimit && payload !== origin) {
      payloads.push(payload)
      payload = origin
      bytes = Buffer.byteLength(origin)
    }
    payload += ` ${id}`
    bytes += added
  }
  if (payload !== origin) payloads.push(payload)
  return payloads
}

/** Sends them when the transaction commits. */
export const notifyWakes = (tx: Transaction, payloads: readonly string[]) =>
  execute(
    tx,
    sql`select pg_notify(${wakeChannel}, payload) from json_array_elements_text(${JSON.stringify(payloads)}::json) as payload`,
  )

/**
 * Tells which streams other servers have committed to. Notifications sent while the connection was down are lost, so a
 * follower that must miss nothing also looks by itself from time to time.
 */
export const listenForWakes = (
  open: OpenDatabase,
  origin: string,
  onWake: (ids: readonly StreamId[]) => void,
): Promise<() => Promise<void>> =>
  open.subscribe(wakeChannel, (payload) => {
    const [sender, ...ids] = payload.split(' ')
    if (sender !== origin) onWake(ids.filter(isStreamId))
  })

const isStreamId = (id: string): id is StreamId => /^(generation|room):/.test(id)
