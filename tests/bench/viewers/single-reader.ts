import { createHash } from 'node:crypto'
import { monotonicMs } from '../harness/monotonic.ts'
import { dialects } from './dialects.ts'
import { Ages, Reading } from './reading.ts'
import { openSocketViewer } from './viewer.ts'

export interface Place {
  offset: number
  cursor: string
}

export interface SingleReading {
  text: string
  hash: string
  /** Where it could be cut: after each message. */
  places: Place[]
  bytesRead: number
  /** From the first byte sent to the last unit read. */
  tookMs: number
}

/** One reader of the product, from a cursor until its text is `length` units long; then it is cut. */
export async function readUntil(
  { url, cookie }: { url: string; cookie: string },
  generation: string,
  { length, after }: { length: number; after?: Place },
): Promise<SingleReading> {
  const done = Promise.withResolvers<void>()
  const places: Place[] = []
  const watcher = {
    units: length,
    timedFrom: Number.POSITIVE_INFINITY,
    ages: new Ages(),
    passed: () => done.resolve(),
    failed: done.reject,
  }
  const reading = new Reading(generation, watcher, after?.offset)
  reading.onText = (offset, cursor) => places.push({ offset, cursor })
  const started = monotonicMs()
  const viewer = openSocketViewer(
    { dialect: dialects.product, url, cookie, request: 1, cursor: after?.cursor },
    reading,
  )
  try {
    await done.promise
    const tookMs = monotonicMs() - started
    const hash = createHash('sha256').update(reading.text).digest('hex')
    return { text: reading.text, hash, places, bytesRead: viewer.bytesRead, tookMs }
  } finally {
    viewer.close()
  }
}
