import type { Worker } from 'node:worker_threads'

const lookEveryMs = 100

/**
 * Tells every tenth of a second how many milliseconds of processor time a thread has spent since this was called: what
 * others take of the machine meanwhile does not count. Call what is returned to stop.
 */
export function watchProcessorTime(worker: Worker, tell: (spentMs: number) => void): () => void {
  let before: number | undefined
  let isLooking = false
  let isOver = false
  const look = async () => {
    try {
      const { user, system } = await worker.cpuUsage()
      const used = (user + system) / 1000
      before ??= used
      if (!isOver) tell(used - before)
    } catch {
      // A thread that is not there yet, or not any more, spends nothing.
    }
    isLooking = false
  }
  // A thread that is deep in a library answers late: it is not asked twice.
  const ask = () => {
    if (isLooking) return
    isLooking = true
    void look()
  }
  ask()
  const timer = setInterval(ask, lookEveryMs)
  return () => {
    isOver = true
    clearInterval(timer)
  }
}
