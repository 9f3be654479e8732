import {
  AppError,
  appErrors,
  type Cursor,
  type GenerationEvent,
  type GenerationId,
  isRunning,
  isTerminal,
  TextGapError,
} from '@clausemint/protocol'
import { call, renewSession } from '../call.ts'
import type { Clock } from '../clock.ts'
import { retryDelay } from '../connection/backoff.ts'
import { type Connection, isClosed } from '../connection/connection.ts'
import { clientClosed, serverErrorOf, unanswered } from '../errors.ts'
import { createEventQueue } from './event-queue.ts'
import { createTextTracker } from './text-tracker.ts'

/** An event and the place after it: following from `cursor` goes on with the next one. */
export interface FollowedEvent {
  cursor: Cursor
  event: GenerationEvent
}

export interface FollowOptions {
  /** Absent: from the beginning. */
  after?: Cursor | undefined
  /** Ends the following, not the generation. */
  signal?: AbortSignal | undefined
}

export interface FollowContext {
  connection: Connection
  clock: Clock
  random: () => number
}

/** Follows in a row that brought nothing and may be tried again. */
const mostFruitless = 8

/**
 * The events of a generation, each unit of text once and in order, until its terminal event.
 * A lost connection, a server that was restarted and a session that has ended are seen to here; the reader does not
 * notice. Text that turns out to be missing is mended by reading from the beginning.
 * @throws AppError when there is no such generation, or the server cannot be reached
 * @throws the signal's reason, once that is aborted
 */
export async function* follow(
  context: FollowContext,
  generationId: GenerationId,
  { after, signal }: FollowOptions = {},
): AsyncGenerator<FollowedEvent, void, undefined> {
  const { connection, clock, random } = context
  const tracker = createTextTracker(after === undefined)
  let cursor = after
  let fruitless = 0
  let renewed = false

  for (;;) {
    signal?.throwIfAborted()
    if (isClosed(connection)) throw clientClosed()
    const subscription = subscribe(connection, generationId, cursor, signal)
    const from = cursor
    try {
      for (let next = await subscription.next(); next; next = await subscription.next()) {
        const event = tracker.take(next.event)
        cursor = next.cursor
        fruitless = 0
        renewed = false
        if (!event) continue
        yield { cursor, event }
        if (isTerminal(event)) return
        signal?.throwIfAborted()
      }
      // Nothing comes after the terminal event, and the reader has that already.
      if (cursor !== undefined && cursor === from && (await hasEnded(connection, generationId))) return
      // The server let go before the end: it is being restarted, or the right to read was taken away.
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof TextGapError) {
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
    fruitless += 1
    if (fruitless > mostFruitless) throw unanswered(new AppError('interrupted', 'no progress'))
    await pause(clock, retryDelay(fruitless - 1, random()), signal)
  }
}

async function hasEnded(connection: Connection, generationId: GenerationId): Promise<boolean> {
  const { state } = await call(connection, () => connection.trpc.generation.get.query({ generationId }))
  return !isRunning(state.status)
}

/** Resolves after `ms`, or when the signal is aborted. */
function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    const onAbort = () => {
      callOff()
      resolve()
    }
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

/** One subscription. tRPC sends the last event's id by itself when it has to subscribe again on another socket. */
function subscribe(
  { trpc }: Connection,
  generationId: GenerationId,
  after: Cursor | undefined,
  signal: AbortSignal | undefined,
) {
  const queue = createEventQueue<FollowedEvent>()
  const input = after === undefined ? { generationId } : { generationId, lastEventId: after }
  const subscription = trpc.generation.follow.subscribe(input, {
    onData: ({ id, data }) => queue.push({ cursor: id, event: data }),
    onError: (error) => queue.end(error),
    onComplete: () => queue.end(),
  })
  const onAbort = () => queue.end(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  return {
    next: queue.next,
    end() {
      signal?.removeEventListener('abort', onAbort)
      subscription.unsubscribe()
      queue.end()
    },
  }
}
