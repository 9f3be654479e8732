import { createSignal } from 'solid-js'

/** As long as this, at least, a message stands: a screen reader that looks at the region sees every one. */
const standsMs = 250

/** More than these are said in one breath: what is said last must not wait for a hundred files. */
const mostWaiting = 3

const afterTimeout = (ms: number, callback: () => void): void => void setTimeout(callback, ms)

/**
 * The one polite live region: starts, ends and errors, never the running text. What is said at the same moment is said one
 * after the other.
 *
 * @param after calls back after some milliseconds
 */
export function createAnnouncer(after = afterTimeout) {
  const [message, setMessage] = createSignal('')
  const waiting: string[] = []
  let isStanding = false

  function sayNext(): void {
    const words = waiting.length > mostWaiting ? waiting.splice(0).join(' ') : waiting.shift()
    isStanding = words !== undefined
    if (words === undefined) return
    // A region is read out when its text changes; the same words again get a mark nobody hears.
    setMessage((before) => (before === words ? `${words}\u00a0` : words))
    after(standsMs, sayNext)
  }

  return {
    message,
    announce(words: string): void {
      waiting.push(words)
      if (!isStanding) sayNext()
    },
  }
}
export type Announcer = ReturnType<typeof createAnnouncer>
