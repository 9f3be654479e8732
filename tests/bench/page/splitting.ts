import { median, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { contractWords } from './contract-words.ts'
import type { SplitTimes } from './split-times.ts'
import type { PageStage } from './stage.ts'

const characters = 128 * 1024
const flushes = 200

/** Cutting and rendering alone, in the browser, with nothing to wait for. */
export async function runSplitting({ context, url }: PageStage, rounds: number) {
  const text = contractWords(30_000).join('').slice(0, characters)
  if (text.length < characters) throw new RangeError('the text is too short')
  const page = await context.newPage()
  try {
    await page.goto(`${url}/bench/splitting`)
    const times: SplitTimes[] = []
    // The first one warms up.
    for (let round = 0; round <= rounds; round++)
      times.push(await page.evaluate(`window.measureSplitting(${JSON.stringify(text)}, ${flushes})`))
    const of = (key: keyof SplitTimes) => rounded(median(times.slice(1).map((time) => time[key])))
    const figures = {
      splitMs: of('splitMs'),
      wholeSplitMs: of('wholeSplitMs'),
      paperMs: of('paperMs'),
      wholePaperMs: of('wholePaperMs'),
    }
    return {
      figures,
      text: `128 kB of Markdown in ${flushes} flushes, in all, medians of ${rounds} rounds.\n\n${table(
        ['', 'clausemint, ms', 'whole at every flush, ms'],
        [
          ['cut into blocks', figures.splitMs, figures.wholeSplitMs],
          ['rendered, sanitised, in the DOM', figures.paperMs, figures.wholePaperMs],
        ],
      )}`,
    }
  } finally {
    await page.close()
  }
}
