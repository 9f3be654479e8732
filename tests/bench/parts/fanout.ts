import { cpuRatio, runRounds } from '../harness/rounds.ts'
import { openStage } from '../harness/stage.ts'
import { rounded } from '../harness/statistics.ts'
import { variantTable } from '../harness/tables.ts'
import { productVariant, referenceVariant } from '../harness/variant.ts'
import type { Part } from './part.ts'

export const fanout: Part = {
  name: 'fanout',
  title: 'One generation, 1,000 viewers',
  async run(options) {
    await using stage = await openStage()
    const { modelUrl } = stage
    await using product = await productVariant('clausemint', { modelUrl, profile: options.profile })
    await using rawWs = await referenceVariant('rawWs', modelUrl)
    await using stockTrpc = await referenceVariant('stockTrpc', modelUrl)
    const scene = { generations: 1, viewersEach: 1000 * options.scale, rate: 50, seconds: options.seconds }
    const variants = await runRounds([product, rawWs, stockTrpc], stage, scene, options)
    const [ours, raw, stock] = variants
    if (!ours || !raw || !stock) throw new TypeError('a variant is missing')
    return {
      figures: {
        cpuRatioToRawWs: rounded(cpuRatio(ours, raw)),
        cpuRatioToStockTrpc: rounded(cpuRatio(ours, stock)),
        p50Ms: rounded(ours.p50Ms),
        p99Ms: rounded(ours.p99Ms),
        keptUp: ours.keptUp,
      },
      text: `50 deltas/s to 1,000 viewers, each on a socket of its own. \`rawWs\` sends one prebuilt Buffer by \`ws\` and stores nothing; \`stockTrpc\` is a tracked subscription of an unchanged tRPC server.\n\n${variantTable(variants, raw)}`,
    }
  },
}
