/** A reader's right is asked for and then watched, with a few reads of the database between. */
const mostRemembered = 10_000

/**
 * Tells what a right paid for that the right is gone: a log-out closes its sockets, a deleted document its readers (T5).
 * What is revoked stays so, and whoever begins to watch it afterwards is told at once.
 */
export class Revocations {
  readonly #watchers = new Map<string, Set<() => void>>()
  /** The last ones, the oldest first. */
  readonly #revoked = new Set<string>()

  watch(key: string, callback: () => void): Disposable {
    const watchers = this.#watchers.get(key) ?? new Set()
    this.#watchers.set(key, watchers)
    watchers.add(callback)
    if (this.#revoked.has(key)) callback()
    return {
      [Symbol.dispose]: () => {
        watchers.delete(callback)
        if (watchers.size === 0) this.#watchers.delete(key)
      },
    }
  }

  revoke(key: string): void {
    this.#remember(key)
    for (const callback of [...(this.#watchers.get(key) ?? [])]) callback()
  }

  #remember(key: string): void {
    this.#revoked.add(key)
    if (this.#revoked.size <= mostRemembered) return
    for (const oldest of this.#revoked) {
      this.#revoked.delete(oldest)
      return
    }
  }
}
