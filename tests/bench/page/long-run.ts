import { rounded } from '../harness/statistics.ts'
import { contractWords } from './contract-words.ts'
import { lagOf, runPage } from './measured-page.ts'
import type { PageStage } from './stage.ts'

const words = 100_000
/** Words a second. */
const rate = 400

const longestOf = (tasks: readonly number[]): number => Math.round(Math.max(0, ...tasks))
const told = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'none' : `${tasks.length}, the longest ${longestOf(tasks)} ms`

/** One text that is far longer than any contract, and what its second half costs beside its first. */
export async function runLong(stage: PageStage, scale: number, profile?: string) {
  const count = Math.round(words * scale)
  const scene = { words: contractWords(count), rate, patienceMs: 60_000, traceTasks: false, profile }
  const run = await runPage(stage, 'clausemint', scene)
  const figures = {
    scriptMsPerKiB: rounded(run.scriptMs / run.kib),
    /** Of the first half; 0: none was over 50 ms. */
    longestTaskMs: longestOf(run.longTasksToMiddle),
    longestTaskMsInAll: longestOf(run.longTasks),
    p95LagMs: rounded(lagOf(run.lagMs)),
    p95PageLagMs: rounded(lagOf(run.pageLagMs)),
    scriptGrowth: rounded(run.scriptMs / run.scriptMsToMiddle),
    heapGrowthMiB: rounded(run.heapGrowth / 2 ** 20),
  }
  const seconds = Math.round(count / rate)
  const text = `One generation of ${count.toLocaleString('en')} words (${Math.round(run.kib)} KiB) at ${rate} words/s, one delta a word, ${seconds} s, on the product's page.

- Lag: p50 ${rounded(lagOf(run.lagMs, 0.5))} ms, p95 ${figures.p95LagMs} ms, p99 ${rounded(lagOf(run.lagMs, 0.99))} ms from the model's socket to the DOM; p95 ${figures.p95PageLagMs} ms from the page's own socket.
- Scripting: ${figures.scriptMsPerKiB} ms a KiB; ${rounded(run.scriptMsToMiddle)} ms for the first ${(count / 2).toLocaleString('en')} words, ${figures.scriptGrowth} times that for twice as many.
- Main thread: ${rounded(run.taskMs / run.kib)} ms a KiB in all (${rounded(run.layoutMs / run.kib)} layout, ${rounded(run.styleMs / run.kib)} style), ${rounded((run.taskMs / 1000 / seconds) * 100)}% of a core.
- Tasks over 50 ms, waiting for a core included: ${told(run.longTasksToMiddle)} in the first ${(count / 2).toLocaleString('en')} words, ${told(run.longTasks)} in all.
- Heap: ${figures.heapGrowthMiB} MiB more than before the text, ${rounded(run.heapGrowth / 1024 / run.kib)} KiB a KiB.`
  return { figures, text }
}
