import type { Cursor } from '@clausemint/protocol'
import { createEventQueue } from './event-queue.ts'
import type { StreamSource } from './stream-source.ts'

/** An event and the place after it: following from `cursor` goes on with the next one. */
export interface Followed<E> {
  cursor: Cursor
  event: E
}

/** One subscription, read by awaiting; once the signal is aborted, `next` throws its reason. */
export function openSubscription<E extends { type: string }>(
  source: StreamSource<E>,
  after: Cursor | undefined,
  signal: AbortSignal | undefined,
) {
  const queue = createEventQueue<Followed<E>>()
  const subscription = source.subscribe(after, {
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
