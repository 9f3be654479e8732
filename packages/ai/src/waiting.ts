import type { Clock } from './clock.ts'

const tickMs = 1_000

/**
 * Waits `ms`, yielding the milliseconds waited so far about once a second.
 * @throws the signal's reason
 */
export async function* waiting(ms: number, clock: Clock, signal: AbortSignal): AsyncGenerator<number, void, undefined> {
  const startedAt = clock.now()
  for (;;) {
    const waited = clock.now() - startedAt
    if (waited >= ms) return
    yield waited
    await sleep(Math.min(tickMs, ms - waited), clock, signal)
  }
}

async function sleep(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const cancel = clock.after(ms, resolve)
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    await promise
  } finally {
    cancel()
    signal.removeEventListener('abort', abort)
  }
}
