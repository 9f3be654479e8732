/** What arrives by callback, read by awaiting. */
export interface EventQueue<T> {
  push(item: T): void
  /** Ends the queue after what is in it; with an error, the reader gets that. */
  end(error?: unknown): void
  /** The next item, or `undefined` at the end. @throws what `end` was given */
  next(): Promise<T | undefined>
}

export function createEventQueue<T extends object>(): EventQueue<T> {
  let items: T[] = []
  let read = 0
  let ended: { error?: unknown } | undefined
  let wake: (() => void) | undefined

  return {
    push(item) {
      if (ended) return
      items.push(item)
      wake?.()
    },
    end(...error) {
      ended ??= error.length === 0 || error[0] === undefined ? {} : { error: error[0] }
      wake?.()
    },
    async next() {
      for (;;) {
        const item = items[read]
        if (item) {
          read += 1
          if (read === items.length) {
            items = []
            read = 0
          }
          return item
        }
        if (ended) {
          if ('error' in ended) throw ended.error
          return undefined
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        wake = undefined
      }
    },
  }
}
