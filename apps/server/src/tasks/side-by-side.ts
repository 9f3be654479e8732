/** One item's events as they come, kept until it is their turn. */
interface Reading<Event> {
  events: Event[]
  state: 'open' | 'ended' | { failed: unknown }
}

interface SideBySide<Item, Event> {
  /** How many are open at most. */
  atOnce: number
  /** The signal ends what was opened, when nobody reads on. */
  open(item: Item, signal: AbortSignal): AsyncIterable<Event>
}

/**
 * Reads one stream an item, several at a time, and gives their events in the order of the items: what a later one says
 * first waits. A stream that fails fails here in its turn, after all that came before it. Whoever stops reading, for
 * whatever reason, goes on only after every stream has ended.
 */
export async function* sideBySide<Item, Event>(
  items: readonly Item[],
  { atOnce, open }: SideBySide<Item, Event>,
): AsyncGenerator<Event> {
  const stop = new AbortController()
  const readings: Reading<Event>[] = []
  const waiting = items.values()
  const ended: Promise<void>[] = []
  let running = 0
  let failed = false
  let changed = Promise.withResolvers<void>()
  const wake = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  async function read(item: Item, reading: Reading<Event>): Promise<void> {
    try {
      for await (const event of open(item, stop.signal)) {
        reading.events.push(event)
        wake()
      }
      reading.state = 'ended'
    } catch (error) {
      reading.state = { failed: error }
      failed = true
    }
    running--
    fill()
    wake()
  }
  function fill(): void {
    // What comes after a failure will not be shown.
    while (running < atOnce && !failed && !stop.signal.aborted) {
      const next = waiting.next()
      if (next.done) return
      const reading: Reading<Event> = { events: [], state: 'open' }
      readings.push(reading)
      running++
      ended.push(read(next.value, reading))
    }
  }

  try {
    fill()
    for (let at = 0; at < items.length; at++) {
      for (;;) {
        const reading = readings[at]
        const event = reading?.events.shift()
        if (event !== undefined) yield event
        else if (reading?.state === 'ended') break
        else if (typeof reading?.state === 'object') throw reading.state.failed
        else await changed.promise
      }
    }
  } finally {
    stop.abort()
    await Promise.all(ended)
  }
}
