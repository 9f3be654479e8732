import { runLong } from '../page/long-run.ts'
import { runSideBySide } from '../page/side-by-side.ts'
import { runSplitting } from '../page/splitting.ts'
import { openPageStage } from '../page/stage.ts'
import type { Part } from './part.ts'

/** A reference takes its time: more rounds than this tell no more. */
const mostRounds = 3

export const page: Part = {
  name: 'page',
  title: 'The page while text is written',
  async run({ scale, rounds, profile }) {
    await using stage = await openPageStage()
    const few = Math.min(mostRounds, rounds)
    const splitting = await runSplitting(stage, few)
    const sideBySide = await runSideBySide(stage, scale, few, profile)
    const long = await runLong(stage, scale, profile)
    const { scriptMsPerKiB, longestTaskMs, p95LagMs, ...more } = long.figures
    const { ratioToWholeReparse, ...ratios } = sideBySide.figures
    return {
      figures: {
        scriptMsPerKiB,
        ratioToWholeReparse,
        longestTaskMs,
        p95LagMs,
        ...more,
        ...ratios,
        ...splitting.figures,
      },
      text: `The shipped page in Chromium, on a server in a process of its own, with a model server behind a socket. Scripting and main thread are CPU time of the page's main thread (Chromium's own sums, and its trace for microtasks, which those leave out); lag runs from the model's socket to the DOM.\n\n${long.text}\n\n${sideBySide.text}\n\n${splitting.text}`,
    }
  },
}
