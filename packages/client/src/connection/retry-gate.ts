import type { Clock } from '../clock.ts'
import { retryDelay } from './backoff.ts'

/** Holds each try to connect back for as long as the backoff asks, and lets it go at once when somebody does. */
export interface RetryGate {
  /** Resolves when the next try may begin. Rejects once the gate is closed. */
  pass(): Promise<void>
  /** Ends the wait that is going on, if any. */
  open(): void
  /** A try failed, or a connection ended before it was of use. */
  failed(): void
  /** The connection works: the next loss starts from the beginning. */
  succeeded(): void
  /** For good. */
  close(): void
}

interface RetryGateOptions {
  clock: Clock
  random: () => number
  /** Called with the moment of the next try, and with `undefined` when it begins. */
  onWait(retryAt: number | undefined): void
}

/** Shorter waits are not worth telling anybody about. */
const noticeableMs = 300

export function createRetryGate({ clock, random, onWait }: RetryGateOptions): RetryGate {
  let tries = 0
  let failures = 0
  let closed = false
  let endWait: (() => void) | undefined

  return {
    async pass() {
      if (closed) throw new Error('the connection is closed')
      tries += 1
      if (tries > 1) {
        const delay = retryDelay(failures, random())
        if (delay >= noticeableMs) onWait(clock.now() + delay)
        await new Promise<void>((resolve) => {
          const callOff = clock.after(delay, resolve)
          endWait = () => {
            callOff()
            resolve()
          }
        })
        endWait = undefined
        onWait(undefined)
      }
      if (closed) throw new Error('the connection is closed')
    },
    open: () => endWait?.(),
    failed: () => {
      failures += 1
    },
    succeeded: () => {
      failures = 0
    },
    close() {
      closed = true
      endWait?.()
    },
  }
}
