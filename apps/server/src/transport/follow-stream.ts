import type { Cursor, MemberId } from '@clausemint/protocol'
import { type TrackedEnvelope, tracked } from '@trpc/server'
import type { LogEvent } from '../log/event-log.ts'
import type { ReadableStream } from '../log/readable-stream.ts'
import type { Connection } from './connection.ts'
import { Viewer } from './viewer.ts'

/** Who follows: what a call's context knows of that. */
interface Reader {
  member: MemberId
  /** The socket, where the call came over one. */
  connection?: Connection | undefined
  /** Calls back when nothing more may be sent; a socket is closed instead. */
  whenOver?: ((callback: () => void) => Disposable) | undefined
  /** Where it takes its place, but over a socket. */
  readers?: { admit(member: MemberId): Disposable } | undefined
}

interface Place {
  after: Cursor | undefined
  signal: AbortSignal | undefined
}

/**
 * The events of a stream after a cursor, every one tracked (T2).
 *
 * Over a socket the subscription yields once, so that its viewer begins (see `Connection`), and then only waits: the
 * viewer writes. Elsewhere it is a plain walk along the log.
 */
export async function* followStream<E extends LogEvent>(
  { log, stream, whenRevoked }: ReadableStream<E>,
  { member, connection, whenOver, readers }: Reader,
  { after, signal }: Place,
): AsyncGenerator<TrackedEnvelope<E>> {
  if (!connection) {
    using _place = readers?.admit(member)
    const over = new AbortController()
    const end = () => over.abort()
    using _revoked = whenRevoked(end)
    using _over = whenOver?.(end)
    const either = signal ? AbortSignal.any([signal, over.signal]) : over.signal
    for await (const { cursor, event } of log.follow(stream, after, either)) yield tracked(cursor, event)
    return
  }
  using _admitted = connection.admit()
  using holder = await log.open(stream)
  const viewer = new Viewer(log, holder.stream, after, connection.sink)
  const end = () => viewer.end()
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted) end()
  const revoked = whenRevoked(end)
  try {
    await viewer.readable
    {
      using _turn = await connection.turn(viewer)
      if (viewer.hasEnded) return
      yield tracked('opening', connection.stand(log.nothing(), viewer))
    }
    await viewer.ended
  } finally {
    revoked[Symbol.dispose]()
    viewer.end()
  }
}
