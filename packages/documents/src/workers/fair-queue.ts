type Owner = string | undefined

/** Those who wait, by whose they are: owners take turns, however many of one wait, and each one's go in their order. */
export class FairQueue {
  /** In the order of their turns. */
  readonly #owners = new Map<Owner, Set<() => void>>()

  /** `go` is called by whoever takes it from `next` or `clear`. Call what is returned to leave the queue. */
  join(owner: Owner, go: () => void): () => void {
    const waiting = this.#owners.get(owner) ?? new Set()
    this.#owners.set(owner, waiting)
    waiting.add(go)
    return () => {
      if (waiting.delete(go) && waiting.size === 0) this.#owners.delete(owner)
    }
  }

  /** Takes the next of whoever may start and is served least; of equals, of the one whose turn was longest ago. */
  next(mayStart: (owner: Owner) => boolean, served: (owner: Owner) => number): (() => void) | undefined {
    const [owner] = [...this.#owners.keys()].filter(mayStart).toSorted((a, b) => served(a) - served(b))
    const waiting = this.#owners.get(owner)
    const [go] = waiting ?? []
    if (!waiting || !go) return undefined
    waiting.delete(go)
    this.#owners.delete(owner)
    if (waiting.size > 0) this.#owners.set(owner, waiting)
    return go
  }

  clear(): (() => void)[] {
    const all = [...this.#owners.values()].flatMap((waiting) => [...waiting])
    this.#owners.clear()
    return all
  }
}
