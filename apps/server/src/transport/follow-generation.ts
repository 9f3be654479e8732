import type { Cursor, GenerationEvent, GenerationId, MemberId } from '@clausemint/protocol'
import { type TrackedEnvelope, tracked } from '@trpc/server'
import type { Context } from '../routers/context.ts'

/** The events of a generation after a cursor, every one tracked (T2). */
export async function* followGeneration(
  ctx: Context,
  member: MemberId,
  id: GenerationId,
  after: Cursor | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrackedEnvelope<GenerationEvent>> {
  for await (const { cursor, event } of ctx.services.generations.follow(member, id, after, signal)) {
    yield tracked(cursor, event)
  }
}
