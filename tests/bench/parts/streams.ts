import { freshPostgres, startPostgres } from '../../support/postgres.ts'
import { cpuRatio, runRounds, type VariantFigures } from '../harness/rounds.ts'
import { openStage } from '../harness/stage.ts'
import { rounded } from '../harness/statistics.ts'
import { variantTable } from '../harness/tables.ts'
import { productVariant, referenceVariant } from '../harness/variant.ts'
import type { Part } from './part.ts'

export const streams: Part = {
  name: 'streams',
  title: '500 generations, one viewer each',
  async run(options) {
    await using undo = new AsyncDisposableStack()
    const postgres = await startPostgres()
    undo.defer(postgres.stop)
    const database = undo.use(await freshPostgres(postgres.url))
    const stage = undo.use(await openStage())
    const { modelUrl } = stage
    const { profile } = options
    const pglite = undo.use(await productVariant('clausemint, PGlite', { modelUrl, profile }))
    const onPostgres = undo.use(
      await productVariant('clausemint, Postgres', { modelUrl, profile, databaseUrl: database.url }),
    )
    const rawWs = undo.use(await referenceVariant('rawWs', modelUrl))
    const aiSdk = undo.use(await referenceVariant('aiSdk', modelUrl))
    const scene = { generations: 500 * options.scale, viewersEach: 1, rate: 50, seconds: options.seconds }
    const variants = await runRounds([pglite, onPostgres, rawWs, aiSdk], stage, scene, options)
    const [ours, oursOnPostgres, raw, sdk] = variants
    if (!ours || !oursOnPostgres || !raw || !sdk) throw new TypeError('a variant is missing')
    const figures = (variant: VariantFigures) => ({
      cpuRatioToRawWs: rounded(cpuRatio(variant, raw)),
      cpuRatioToAiSdk: rounded(cpuRatio(variant, sdk)),
      p50Ms: rounded(variant.p50Ms),
      p99Ms: rounded(variant.p99Ms),
      keptUp: variant.keptUp,
    })
    return {
      figures: { pglite: figures(ours), postgres: figures(oursOnPostgres) },
      text: `500 generations of 50 deltas/s at once. \`rawWs\` and \`aiSdk\` (the AI SDK's UI message stream over server-sent events) store nothing, and read the model by plain HTTP without a vendor's SDK. On Postgres the database's own processes are not counted.\n\n${variantTable(variants, raw)}`,
    }
  },
}
