/** Who may use the one connection: many who share it, or one alone. In the order they came. */
export interface Turns {
  /** Starts `work` at once, unless somebody is alone. */
  share<T>(work: () => Promise<T>): Promise<T>
  /** Starts `work` when nobody else is alone; what comes later waits until it has settled. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  let taken = false
  /** Empty while nobody is alone. */
  const waiting: (() => void)[] = []
  const release = () => {
    taken = false
    while (!taken) {
      const next = waiting.shift()
      if (!next) return
      next()
    }
  }
  const share = <T>(work: () => Promise<T>): Promise<T> =>
    taken ? new Promise((resolve) => waiting.push(() => resolve(work()))) : work()
  return {
    share,
    alone: (work) =>
      share(() => {
        taken = true
        return work().finally(release)
      }),
  }
}
