import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { monotonicMs } from '../harness/monotonic.ts'

/** What a page has cost since it was opened. CPU time of its main thread, which other processes do not lengthen. */
export interface PageMetrics {
  /** When it was read, on the clock that all processes share. */
  at: number
  /** What the browser called; microtasks that ran on their own are not in it. */
  calledMs: number
  layoutMs: number
  styleMs: number
  /** All tasks: the above, and parsing, painting, garbage collection, the browser's own. */
  taskMs: number
  heapBytes: number
  nodes: number
}

export async function openMetrics(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

export async function readMetrics(session: CDPSession): Promise<PageMetrics> {
  const { metrics } = await session.send('Performance.getMetrics')
  const values = new Map(metrics.map(({ name, value }) => [name, value]))
  const of = (name: string) => values.get(name) ?? Number.NaN
  return {
    at: monotonicMs(),
    calledMs: of('ScriptDuration') * 1000,
    layoutMs: of('LayoutDuration') * 1000,
    styleMs: of('RecalcStyleDuration') * 1000,
    taskMs: of('TaskDuration') * 1000,
    heapBytes: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
  }
}

/** Bytes of the heap that are in use, nothing else. Takes a long task: never while something is measured. */
export async function heapInUse(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await readMetrics(session)).heapBytes
}
