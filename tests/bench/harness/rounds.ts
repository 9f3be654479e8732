import type { PartOptions } from '../parts/part.ts'
import { type RoundFigures, runRound, type Scene } from './round.ts'
import type { Stage } from './stage.ts'
import { median } from './statistics.ts'
import type { Variant } from './variant.ts'

/** A variant's figures, each the median of all rounds. */
export interface VariantFigures extends RoundFigures {
  name: string
  keptUp: boolean
  /** The figures round by round, for ratios within a round. */
  rounds: readonly RoundFigures[]
}

/** The last viewer has the last word this soon, or the server fell behind. */
const keptUpMs = 500

/** Runs all variants in turns, so that whatever else the machine does falls on all of them. */
export async function runRounds(
  variants: readonly Variant[],
  stage: Stage,
  scene: Scene,
  { rounds }: Pick<PartOptions, 'rounds'>,
): Promise<VariantFigures[]> {
  const all = variants.map((): RoundFigures[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, variant] of variants.entries()) {
      const figures = await runRound(variant, stage, scene)
      // The first one warms up.
      if (round > 0) all[i]?.push(figures)
    }
  }
  return variants.map(({ name }, i) => summary(name, all[i] ?? []))
}

function summary(name: string, rounds: readonly RoundFigures[]): VariantFigures {
  const of = (key: keyof RoundFigures) => median(rounds.map((round) => round[key]))
  return {
    name,
    rounds,
    cpuMicros: of('cpuMicros'),
    serverCores: of('serverCores'),
    viewersCores: of('viewersCores'),
    modelCores: of('modelCores'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    tokensAFrame: of('tokensAFrame'),
    lagMs: of('lagMs'),
    modelBehindMs: of('modelBehindMs'),
    stolen: of('stolen'),
    keptUp: of('lagMs') < keptUpMs,
  }
}

/** The median of the ratios of rounds that ran next to each other. */
export const cpuRatio = (of: VariantFigures, to: VariantFigures): number =>
  median(of.rounds.map(({ cpuMicros }, i) => cpuMicros / (to.rounds[i]?.cpuMicros ?? Number.NaN)))
