import type { Entry, LogEvent } from '../log-storage.ts'

/** The one kind of event whose neighbours may become one entry (EL1). */
interface DeltaEvent extends LogEvent {
  text: string
  /** Where its first UTF-16 unit stands. */
  offset: number
  attempt: number
}

const isDelta = (event: LogEvent): event is DeltaEvent =>
  event.type === 'delta' &&
  'text' in event &&
  typeof event.text === 'string' &&
  'offset' in event &&
  typeof event.offset === 'number' &&
  'attempt' in event &&
  typeof event.attempt === 'number'

export interface MergedEntry extends Entry {
  /** How many entries became this one. */
  sources: number
}

/**
 * Makes every run of adjacent deltas one entry: same attempt, each going on exactly where the one before it ends. The
 * entry covers the numbers of all it was made of.
 */
export function mergeDeltas(entries: Iterable<Entry>): MergedEntry[] {
  const merged: MergedEntry[] = []
  let run: { delta: DeltaEvent; texts: string[]; end: number } | undefined
  const close = () => {
    const last = merged.at(-1)
    if (run && last && last.sources > 1) last.event = withText(run.delta, run.texts.join(''))
    run = undefined
  }
  for (const { first, seq, event } of entries) {
    const last = merged.at(-1)
    if (run && last && isDelta(event) && event.attempt === run.delta.attempt && event.offset === run.end) {
      run.texts.push(event.text)
      run.end += event.text.length
      last.seq = seq
      last.sources++
      continue
    }
    close()
    merged.push({ first, seq, event, sources: 1 })
    if (isDelta(event)) run = { delta: event, texts: [event.text], end: event.offset + event.text.length }
  }
  close()
  return merged
}

const withText = (delta: DeltaEvent, text: string): DeltaEvent => ({ ...delta, text })
