import type { Worker } from 'node:worker_threads'

const lookEveryMs = 100

export interface ThreadSpending {
  /** Milliseconds of processor time since the watch began: what others take of the machine meanwhile does not count. */
  spentMs: number
  /** Bytes of buffers outside the heap, which the limit of the heap does not hold. */
  outsideBytes: number
}

/** Tells every tenth of a second what a thread spends. Call what is returned to stop. */
export function watchThread(worker: Worker, tell: (spending: ThreadSpending) => void): () => void {
  let before: number | undefined
  let isLooking = false
  let isOver = false
  const look = async () => {
    try {
      const [{ user, system }, { external_memory: outsideBytes }] = await Promise.all([
        worker.cpuUsage(),
        worker.getHeapStatistics(),
      ])
      const used = (user + system) / 1000
      before ??= used
      if (!isOver) tell({ spentMs: used - before, outsideBytes })
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
