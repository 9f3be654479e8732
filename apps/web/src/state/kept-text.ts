import { createSignal } from 'solid-js'
import { readStored, writeStored } from './storage.ts'

/** Words being written. A reload takes nothing away: they are kept until they are sent, or given up. */
export function createKeptText(key: string, begin = '') {
  const stored = readStored(key)
  const [text, setText] = createSignal(typeof stored === 'string' ? stored : begin)
  return {
    text,
    /** Something was being written when the page was left. */
    wasKept: typeof stored === 'string',
    setText(next: string) {
      setText(next)
      writeStored(key, next)
    },
    forget: () => writeStored(key, undefined),
  }
}
export type KeptText = ReturnType<typeof createKeptText>
