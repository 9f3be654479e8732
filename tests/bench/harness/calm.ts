import { setTimeout } from 'node:timers/promises'
import { cpuSeconds } from './process-cost.ts'

/** What a process uses in a window of so many ms is nothing when it is no more than so many CPU seconds. */
const windowMs = 200
const nothing = 0.02

/**
 * Waits until a server has nothing left to do, so that the tail of one thing is not measured with the next. No server
 * says so; the kernel counts what it used, and that takes a window of time.
 */
export async function calm(pid: number): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const before = cpuSeconds(pid)
    await setTimeout(windowMs)
    if (cpuSeconds(pid) - before <= nothing) return
  }
}
