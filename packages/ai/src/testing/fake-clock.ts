import type { Cancel, Clock } from '../clock.ts'

interface Timer {
  at: number
  order: number
  run: () => void
}

/** A clock that moves only when told to. Timers run in the order of their times, and of their making within one. */
export class FakeClock implements Clock {
  #now = 0
  #made = 0
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#made++, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Timers that wait; none may be left when whoever set them is done. */
  get waiting(): number {
    return this.#timers.size
  }

  /** Moves on by `ms`, letting what each timer woke run before the next one fires. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    await settle()
    for (let timer = this.#next(until); timer; timer = this.#next(until)) {
      this.#timers.delete(timer)
      this.#now = Math.max(this.#now, timer.at)
      timer.run()
      await settle()
    }
    this.#now = until
  }

  /** Moves to the time of the next timer and runs it; false when none waits. */
  async advanceToNext(): Promise<boolean> {
    await settle()
    const timer = this.#next(Number.POSITIVE_INFINITY)
    if (timer) await this.advance(timer.at - this.#now)
    return timer !== undefined
  }

  #next(until: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.at > until) continue
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
    }
    return next
  }
}

/** One turn of the event loop: every promise that can go on has gone on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
