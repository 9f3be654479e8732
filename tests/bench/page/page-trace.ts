import type { BrowserContext } from 'playwright-core'
import { monotonicMs } from '../harness/monotonic.ts'

/** Microtasks that ran on their own, and tasks; in both, `cpuMs` is the time the thread really ran. */
export interface PageTrace {
  microtasks: { at: number; cpuMs: number }[]
  /** The longest one of the page's main thread; `NaN` where tasks were not traced. */
  longestTaskCpuMs: number
}

/** Fields of Chromium's trace format that are read here. Times in microseconds, `ts` of the kernel's monotonic clock. */
interface TraceEvent {
  name: string
  pid: number
  tid: number
  ts: number
  tdur: number
}

/**
 * Begins to trace; the returned function ends it.
 * What pages do in microtasks is missing in the browser's own sum of scripting, and tasks of a few ms are in no sum.
 * @param withTasks costs 1 MB a second: not for long runs
 */
export async function startTrace(context: BrowserContext, withTasks: boolean): Promise<() => Promise<PageTrace>> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new TypeError('the browser is gone')
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { ph, name = '', pid, tid, ts, tdur = 0 } of value)
      if (ph === 'X') events.push({ name, pid: Number(pid), tid: Number(tid), ts: Number(ts), tdur: Number(tdur) })
  })
  const begun = monotonicMs()
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['v8.execute', ...(withTasks ? ['disabled-by-default-devtools.timeline'] : [])],
      excludedCategories: ['*'],
    },
  })
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    const microtasks = events.filter(({ name }) => name === 'RunMicrotasks')
    // One page is open, and nobody else runs scripts: where the microtasks are, is its main thread.
    const thread = microtasks[0]
    const tasks = events.filter(
      ({ name, pid, tid, ts }) => name === 'RunTask' && pid === thread?.pid && tid === thread.tid && ts / 1000 > begun,
    )
    return {
      microtasks: microtasks.map(({ ts, tdur }) => ({ at: ts / 1000, cpuMs: tdur / 1000 })),
      longestTaskCpuMs: withTasks ? tasks.reduce((most, { tdur }) => Math.max(most, tdur / 1000), 0) : Number.NaN,
    }
  }
}
