import type { StreamId } from '@clausemint/protocol'
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { events } from '../schema/events.ts'
import { streams } from '../schema/streams.ts'
import { mergeDeltas } from './merge-deltas.ts'

/**
 * Makes every run of deltas of an ended stream one row, which covers the numbers of those it replaces (EL8). A reader,
 * whose one statement sees the state before or after, finds the same text under the same numbers.
 */
export async function foldStream(tx: Transaction, stream: StreamId): Promise<void> {
  const [state] = await tx
    .select({ ended: streams.ended, folded: streams.folded })
    .from(streams)
    .where(eq(streams.id, stream))
    .for('no key update')
  if (!state?.ended || state.folded) return

  const entries = await tx
    .select({ first: events.firstSeq, seq: events.seq, event: events.event })
    .from(events)
    .where(eq(events.streamId, stream))
    .orderBy(asc(events.seq))
  for (const { first, seq, event, sources } of mergeDeltas(entries)) {
    if (sources === 1) continue
    const ofStream = eq(events.streamId, stream)
    await tx.delete(events).where(and(ofStream, gte(events.seq, first), lt(events.seq, seq)))
    await tx
      .update(events)
      .set({ firstSeq: first, event: sql`${JSON.stringify(event)}::jsonb` })
      .where(and(ofStream, eq(events.seq, seq)))
  }
  await tx.update(streams).set({ folded: true }).where(eq(streams.id, stream))
}
