/**
 * Tells what a right paid for that the right is gone: a log-out closes its sockets, a deleted document its readers (T5).
 */
export class Revocations {
  readonly #watchers = new Map<string, Set<() => void>>()

  watch(key: string, callback: () => void): Disposable {
    const watchers = this.#watchers.get(key) ?? new Set()
    this.#watchers.set(key, watchers)
    watchers.add(callback)
    return {
      [Symbol.dispose]: () => {
        watchers.delete(callback)
        if (watchers.size === 0) this.#watchers.delete(key)
      },
    }
  }

  revoke(key: string): void {
    for (const callback of [...(this.#watchers.get(key) ?? [])]) callback()
  }
}
