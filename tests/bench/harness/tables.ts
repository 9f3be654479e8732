import { cpuRatio, type VariantFigures } from './rounds.ts'
import { rounded } from './statistics.ts'

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Variants side by side; ratios against the one whose name is given. */
export function variantTable(variants: readonly VariantFigures[], base: VariantFigures): string {
  return table(
    [
      'server',
      'CPU a delivered delta, µs',
      `ratio to ${base.name}`,
      'cores',
      'p50, ms',
      'p99, ms',
      'kept up',
      'deltas a message',
      'cores of viewers, model',
      'taken by the host, %',
    ],
    variants.map((variant) => [
      variant.name,
      rounded(variant.cpuMicros),
      rounded(cpuRatio(variant, base)),
      rounded(variant.serverCores),
      rounded(variant.p50Ms),
      rounded(variant.p99Ms),
      variant.keptUp ? 'yes' : `no (${rounded(variant.lagMs)} ms late)`,
      rounded(variant.tokensAFrame),
      `${rounded(variant.viewersCores)}, ${rounded(variant.modelCores)}`,
      rounded(100 * variant.stolen),
    ]),
  )
}
