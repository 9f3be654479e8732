import type { Cursor, GenerationEvent, GenerationId, MemberId } from '@clausemint/protocol'
import { type TrackedEnvelope, tracked } from '@trpc/server'
import type { Context } from '../routers/context.ts'
import { Viewer } from './viewer.ts'

/**
 * The events of a generation after a cursor, every one tracked (T2).
 *
 * Over a socket the subscription yields once, so that its viewer begins (see `Connection`), and then only waits: the
 * viewer writes. Elsewhere it is a plain walk along the log.
 */
export async function* followGeneration(
  { services, connection }: Context,
  member: MemberId,
  id: GenerationId,
  after: Cursor | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrackedEnvelope<GenerationEvent>> {
  const { log, stream } = await services.generations.streamFor(member, id)
  if (!connection) {
    for await (const { cursor, event } of log.follow(stream, after, signal)) yield tracked(cursor, event)
    return
  }
  using _admitted = connection.admit()
  using holder = await log.open(stream)
  const viewer = new Viewer(log, holder.stream, after, connection.sink)
  const end = () => viewer.end()
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted) end()
  const revoked = services.generations.whenRevoked(member, id, end)
  try {
    await viewer.readable
    {
      using _turn = await connection.turn(viewer)
      if (viewer.hasEnded) return
      yield tracked('opening', connection.opening(viewer))
    }
    await viewer.ended
  } finally {
    revoked[Symbol.dispose]()
    viewer.end()
  }
}
