import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { percentile } from '../harness/statistics.ts'
import { within } from '../harness/within.ts'
import { lettersOf } from './letters.ts'
import { PacedWriter } from './paced-writer.ts'
import { heapInUse, openMetrics, type PageMetrics, readMetrics } from './page-metrics.ts'
import { startTrace } from './page-trace.ts'
import type { ProbeRecord } from './probe-record.ts'
import type { PageStage } from './stage.ts'

/** The product's own page, or a reference that reads the same stream. */
export type PageName = 'clausemint' | 'whole' | 'whole?once=frame' | 'streamdown'

export interface PageRun {
  /** UTF-16 units that were measured, in KiB. */
  kib: number
  /** CPU time of the page's main thread, in ms. */
  scriptMs: number
  /** The same up to the middle of the words. */
  scriptMsToMiddle: number
  /** Of all tasks: scripts, style, layout, painting, garbage collection. */
  taskMs: number
  layoutMs: number
  styleMs: number
  /** Bytes in use after all, garbage excluded, less than what the page had before the text. */
  heapGrowth: number
  /** From the model's socket to the DOM, for each marker; and from the page's socket to the DOM. */
  lagMs: number[]
  pageLagMs: number[]
  /** Tasks of more than 50 ms, waiting for a core included; and those of them up to the middle of the words. */
  longTasks: number[]
  longTasksToMiddle: number[]
  longestTaskCpuMs: number
  /** From the model's last word until it stood on the page. */
  behindMs: number
}

export interface PageScene {
  words: readonly string[]
  /** Words a second. */
  rate: number
  /** How long the page may take after the last word was written. */
  patienceMs: number
  /** Whether short tasks are traced as well. */
  traceTasks: boolean
  profile?: string | undefined
}

/** The page has loaded, and its code is warm, before anything is measured. */
const warmWords = 400

/**
 * One generation on one page, from an empty sheet to its last word.
 * @throws Error when the page has another text at the end than was written, or does not get there in time
 */
export async function runPage(stage: PageStage, name: PageName, scene: PageScene): Promise<PageRun> {
  const { context, peer } = stage
  const { words, rate, patienceMs } = scene
  const { generationId, documentId } = await generate(stage)
  const reply = await peer.next()
  const page = await context.newPage()
  try {
    const session = await openMetrics(context, page)
    await page.goto(addressOf(stage.url, name, generationId, documentId))
    const writer = new PacedWriter(reply)
    const ahead = await clockDifference(page)
    await writer.write(words.slice(0, warmWords), rate)
    await shown(page, writer.written.length - 1, patienceMs)

    const heapBefore = await heapInUse(session)
    const warm = {
      ...writer,
      markers: writer.written.length,
      at: pageTime(ahead),
    }
    const rest = words.slice(warmWords)
    const middle = Math.floor(rest.length / 2)
    const stopTrace = await startTrace(context, scene.traceTasks)
    await startProfile(session, scene)
    const before = await readMetrics(session)
    await writer.write(rest.slice(0, middle), rate)
    const between = await readMetrics(session)
    const middleAt = pageTime(ahead)
    await writer.write(rest.slice(middle), rate)
    const endedAt = performance.now()
    await shown(page, writer.written.length - 1, patienceMs)
    const behindMs = performance.now() - endedAt
    const after = await readMetrics(session)
    await stopProfile(session, name, scene)
    const { microtasks, longestTaskCpuMs } = await stopTrace()

    const { arrived, shown: stood, longTasks: all }: ProbeRecord = await page.evaluate('window.probe')
    const longTasks = all.filter(({ at }) => at > warm.at)
    const heapGrowth = (await heapInUse(session)) - heapBefore
    reply.finish()
    await compare(page, words.join(''), patienceMs)
    const scriptMs = (to: PageMetrics) =>
      microtasks
        .filter(({ at }) => at >= before.at && at < to.at)
        .reduce((sum, { cpuMs }) => sum + cpuMs, to.calledMs - before.calledMs)
    const lags = (since: (marker: number) => number | undefined) =>
      stood
        .slice(warm.markers, writer.written.length)
        .map((at, index) => at - (since(warm.markers + index) ?? Number.NaN))
    return {
      kib: (writer.length - warm.length) / 1024,
      scriptMs: scriptMs(after),
      scriptMsToMiddle: scriptMs(between),
      taskMs: after.taskMs - before.taskMs,
      layoutMs: after.layoutMs - before.layoutMs,
      styleMs: after.styleMs - before.styleMs,
      heapGrowth,
      lagMs: lags((marker) => (writer.written[marker] ?? Number.NaN) + ahead),
      pageLagMs: lags((marker) => arrived[marker]),
      longTasks: longTasks.map(({ ms }) => ms),
      longTasksToMiddle: longTasks.filter(({ at }) => at < middleAt).map(({ ms }) => ms),
      longestTaskCpuMs,
      behindMs,
    }
  } finally {
    reply.end()
    await page.close()
  }
}

const addressOf = (url: string, name: PageName, generationId: string, documentId: string): string =>
  name === 'clausemint'
    ? `${url}/documents/${documentId}`
    : `${url}/bench/${name}${name.includes('?') ? '&' : '?'}generation=${generationId}`

async function generate({ context, url }: PageStage): Promise<{ generationId: string; documentId: string }> {
  const terms = { partyA: { name: 'Asterion Labs' }, partyB: { name: 'Borealis Trading' }, purpose: 'Measuring a page' }
  const response = await context.request.post(`${url}/trpc/nda.generate`, {
    data: { requestId: crypto.randomUUID(), terms },
  })
  if (!response.ok()) throw new Error(`generate answered ${response.status()}: ${await response.text()}`)
  const { result }: { result: { data: { generationId: string; documentId: string } } } = await response.json()
  return result.data
}

/** Now, on a page's clock that is so far ahead. */
const pageTime = (ahead: number): number => performance.timeOrigin + performance.now() + ahead

/** How far the page's clock is ahead of this process', in ms: by the quickest of some answers. */
async function clockDifference(page: Page): Promise<number> {
  let best = { took: Number.POSITIVE_INFINITY, difference: 0 }
  for (let i = 0; i < 10; i++) {
    const asked = performance.timeOrigin + performance.now()
    const there: number = await page.evaluate('performance.timeOrigin + performance.now()')
    const took = performance.timeOrigin + performance.now() - asked
    if (took < best.took) best = { took, difference: there - asked - took / 2 }
  }
  return best.difference
}

/** Resolves once the page has this marker: its probe says so. */
const shown = (page: Page, marker: number, patienceMs: number): Promise<void> =>
  within(patienceMs, `the page's marker ${marker}`, page.evaluate(`window.until.shown(${marker})`))

/** Resolves once the page has the whole text and no other. */
const compare = (page: Page, written: string, patienceMs: number): Promise<void> =>
  within(
    patienceMs,
    'the text as it was written',
    page.evaluate(`window.until.letters(${JSON.stringify(lettersOf(written))})`),
  )

async function startProfile(session: CDPSession, { profile }: PageScene): Promise<void> {
  if (profile === undefined) return
  await session.send('Profiler.enable')
  await session.send('Profiler.start')
}

async function stopProfile(session: CDPSession, name: PageName, { profile }: PageScene): Promise<void> {
  if (profile === undefined) return
  const stopped = await session.send('Profiler.stop')
  const file = `page-${name.replaceAll(/\W+/g, '-')}-${Date.now()}.cpuprofile`
  await writeFile(join(profile, file), JSON.stringify(stopped.profile))
}

/** The lag that a share of the words stays under. */
export const lagOf = (lags: readonly number[], share = 0.95): number => percentile(lags, share)
