/** What a call tells by a callback while it runs, to be read one by one; `result` is what it answers at its end. */
export interface EventsOfCall<Event, Result> {
  /** Ends with the call; fails where it failed. */
  events: AsyncIterable<Event>
  result: Promise<Result>
}

export function eventsOfCall<Event, Result>(
  call: (tell: (event: Event) => void) => Promise<Result>,
): EventsOfCall<Event, Result> {
  const told: Event[] = []
  let isOver = false
  let changed = Promise.withResolvers<void>()
  const wake = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  const result = call((event) => {
    told.push(event)
    wake()
  }).finally(() => {
    isOver = true
    wake()
  })
  // A reader that left in the middle never asks for it.
  result.catch(() => {})
  async function* read(): AsyncGenerator<Event> {
    for (;;) {
      const event = told.shift()
      if (event !== undefined) yield event
      else if (isOver) break
      else await changed.promise
    }
    await result
  }
  return { events: read(), result }
}
