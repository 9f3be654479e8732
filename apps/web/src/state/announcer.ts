import { createSignal } from 'solid-js'

/** The one polite live region: starts, ends and errors, never the running text. */
export function createAnnouncer() {
  const [message, setMessage] = createSignal('')
  return {
    message,
    /** A region is read out when its text changes; the same words again get a mark nobody hears. */
    announce: (words: string) => setMessage((before) => (before === words ? `${words}\u00a0` : words)),
  }
}
export type Announcer = ReturnType<typeof createAnnouncer>
