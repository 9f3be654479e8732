import { AppError, appErrors, type Cursor, isTerminal } from '@clausemint/protocol'
import { renewSession } from '../call.ts'
import { type Clock, pause } from '../clock.ts'
import { retryDelay } from '../connection/backoff.ts'
import { type Connection, isClosed } from '../connection/connection.ts'
import { clientClosed, serverErrorOf, unanswered } from '../errors.ts'
import type { StreamSource } from './stream-source.ts'
import { type Followed, openSubscription } from './subscription.ts'
import { GapError } from './tracker.ts'

export interface FollowOptions {
  /** Absent: from the beginning. */
  after?: Cursor | undefined
  /** Ends the following, not what is followed. */
  signal?: AbortSignal | undefined
}

export interface FollowContext {
  connection: Connection
  clock: Clock
  random: () => number
}

/** Follows in a row that brought nothing and may be tried again; and readings in a row that end at the same gap. */
const mostFruitless = 8
/** A subscription that stood this long was of use, even if nothing happened in the stream. Milliseconds. */
const provenMs = 5_000

/**
 * The events of a stream, each once and in order, until its terminal event; a stream without one goes on until the
 * signal or an error that trying again cannot help.
 * A lost connection, a server that was restarted and a session that has ended are seen to here; the reader does not
 * notice. What turns out to be missing is mended by reading from the beginning.
 * @throws AppError when there is no such stream, or the server cannot be reached
 * @throws the signal's reason, once that is aborted
 */
export async function* follow<E extends { type: string }>(
  { connection, clock, random }: FollowContext,
  source: StreamSource<E>,
  { after, signal }: FollowOptions = {},
): AsyncGenerator<Followed<E>, void, undefined> {
  const tracker = source.createTracker(after === undefined)
  let cursor = after
  let fruitless = 0
  let renewed = false
  let gap = { at: '', times: 0 }

  for (;;) {
    signal?.throwIfAborted()
    if (isClosed(connection)) throw clientClosed()
    const subscription = openSubscription(source, cursor, signal)
    const openedAt = clock.now()
    const from = cursor
    try {
      for (let next = await subscription.next(); next; next = await subscription.next()) {
        const event = tracker.take(next.event, next.cursor)
        cursor = next.cursor
        fruitless = 0
        renewed = false
        if (!event) continue
        yield { cursor, event }
        if (isTerminal(event)) return
        signal?.throwIfAborted()
      }
      // Nothing comes after the terminal event, and the reader has that already.
      if (cursor !== undefined && cursor === from && (await source.hasEnded())) return
      // The server let go before the end: it is being restarted, or the right to read was taken away.
    } catch (error) {
      signal?.throwIfAborted()
      if (clock.now() - openedAt >= provenMs) renewed = false
      if (error instanceof GapError) {
        gap = { at: error.message, times: gap.at === error.message ? gap.times + 1 : 1 }
        if (gap.times > mostFruitless) throw unanswered(error)
        cursor = undefined
      } else {
        const known = serverErrorOf(error)
        if (known?.code === 'no_session' && !renewed) {
          renewed = true
          await renewSession(connection)
          continue
        }
        if (known && !appErrors[known.code].retryable) throw known
        if (known && fruitless >= mostFruitless) throw known
      }
    } finally {
      subscription.end()
    }
    fruitless = clock.now() - openedAt >= provenMs ? 0 : fruitless + 1
    if (fruitless > mostFruitless) throw unanswered(new AppError('interrupted', 'no progress'))
    await pause(clock, retryDelay(Math.max(0, fruitless - 1), random()), signal)
  }
}
