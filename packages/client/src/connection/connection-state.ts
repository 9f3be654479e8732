/** `waiting`: nothing is tried before `retryAt` (milliseconds since 1970), unless somebody asks. */
export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'open' }
  | { status: 'waiting'; retryAt: number }
  | { status: 'closed' }

/** A value that tells whoever listens when it changes. */
export interface Observable<T> {
  readonly value: T
  /** Calls `listener` at every change; the returned function ends that. */
  subscribe(listener: (value: T) => void): () => void
}

export interface Subject<T> extends Observable<T> {
  set(value: T): void
}

export function createSubject<T>(initial: T): Subject<T> {
  let current = initial
  const listeners = new Set<(value: T) => void>()
  return {
    get value() {
      return current
    },
    set(value) {
      current = value
      for (const listener of [...listeners]) listener(value)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
