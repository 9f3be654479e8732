import { median, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { contractWords } from './contract-words.ts'
import { lagOf, type PageName, type PageRun, runPage } from './measured-page.ts'
import type { PageStage } from './stage.ts'

const words = 4000
/** Words a second. */
const rate = 400

const names: Record<PageName, string> = {
  clausemint: 'clausemint',
  whole: '`marked` + DOMPurify, every delta',
  'whole?once=frame': '`marked` + DOMPurify, once a frame',
  streamdown: 'React + Streamdown',
}
const pages: readonly PageName[] = ['clausemint', 'whole', 'whole?once=frame', 'streamdown']

/** The same text on the product's page and on what is usual, in turns. */
export async function runSideBySide(stage: PageStage, scale: number, rounds: number, profile?: string) {
  const count = Math.round(words * scale) + 400
  const scene = { words: contractWords(count), rate, patienceMs: 180_000, traceTasks: true, profile }
  const runs = new Map<PageName, PageRun[]>(pages.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const name of pages) runs.get(name)?.push(await runPage(stage, name, scene))

  const of = (name: PageName, value: (run: PageRun) => number) => median((runs.get(name) ?? []).map(value))
  /** The product's scripting for one of theirs: the median of the ratios of runs next to each other. */
  const ratioTo = (name: PageName) =>
    median(
      (runs.get('clausemint') ?? []).map(({ scriptMs }, i) => scriptMs / (runs.get(name)?.[i]?.scriptMs ?? Number.NaN)),
    )
  const rows = pages.map((name) => [
    names[name],
    rounded(of(name, ({ scriptMs, kib }) => scriptMs / kib)),
    rounded(of(name, ({ taskMs, kib }) => taskMs / kib)),
    rounded(of(name, ({ lagMs }) => lagOf(lagMs, 0.5))),
    rounded(of(name, ({ lagMs }) => lagOf(lagMs))),
    rounded(of(name, ({ longestTaskCpuMs }) => longestTaskCpuMs)),
    rounded(of(name, ({ longTasks }) => longTasks.length)),
    rounded(of(name, ({ behindMs }) => behindMs)),
  ])
  return {
    figures: {
      ratioToWholeReparse: rounded(ratioTo('whole')),
      ratioToWholeReparseOnceAFrame: rounded(ratioTo('whole?once=frame')),
      ratioToStreamdown: rounded(ratioTo('streamdown')),
      longestTaskCpuMs: rounded(of('clausemint', ({ longestTaskCpuMs }) => longestTaskCpuMs)),
    },
    text: `${(count - 400).toLocaleString('en')} words at ${rate} words/s, medians of ${rounds} rounds; the references read the same stream by the same client, and have no style sheet and no other panes.

${table(
  [
    'page',
    'scripting, ms a KiB',
    'main thread, ms a KiB',
    'lag p50, ms',
    'lag p95, ms',
    'longest task, ms of CPU',
    'tasks over 50 ms',
    'behind at the end, ms',
  ],
  rows,
)}`,
  }
}
