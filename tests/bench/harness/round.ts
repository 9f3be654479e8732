import { availableParallelism } from 'node:os'
import { calm } from './calm.ts'
import { monotonicMs } from './monotonic.ts'
import { cpuSeconds } from './process-cost.ts'
import { newSubjects, type Stage } from './stage.ts'
import { stolenSeconds } from './stolen-time.ts'
import { tokenLength } from './tokens.ts'
import type { Variant } from './variant.ts'
import { within } from './within.ts'

export interface Scene {
  generations: number
  viewersEach: number
  /** Deltas of one generation in a second. */
  rate: number
  seconds: number
}

export interface RoundFigures {
  /** Of the server process, for one delta delivered to one viewer, in microseconds. */
  cpuMicros: number
  /** Cores that each process kept busy, 1 being one whole core. */
  serverCores: number
  viewersCores: number
  modelCores: number
  p50Ms: number
  p99Ms: number
  /** Deltas that one message brought, on average: more than 1 where some were merged. */
  tokensAFrame: number
  /** From the model's last word to the moment when the last viewer had it. */
  lagMs: number
  /** How far the model server ever was behind its own pace. */
  modelBehindMs: number
  /** Share of the machine's CPU time that its host took away. */
  stolen: number
}

/** The first part of a second is for warming up and is not measured. */
const warmSeconds = 1

/**
 * One variant once: generations at an even pace, each with its viewers, from the subscription to the last word.
 * @throws Error when a viewer's text is not the model's
 */
export async function runRound(variant: Variant, { model, viewers }: Stage, scene: Scene): Promise<RoundFigures> {
  const { generations, viewersEach, rate, seconds } = scene
  const subjects = newSubjects(generations)
  const warm = Math.round(rate * warmSeconds)
  const tokens = warm + Math.round(rate * seconds)

  const names = await variant.generate(subjects)
  await model.call('asked', subjects)
  const { dialect, url, cookie, pid } = variant
  const readers = names.flatMap((name) => Array<string>(viewersEach).fill(name))
  await viewers.call('open', { dialect, url, cookie, subjects: readers, timedFrom: warm * tokenLength })

  const read = () => ({
    at: monotonicMs(),
    cpu: [pid, viewers.pid, model.pid].map(cpuSeconds),
    stolen: stolenSeconds(),
  })
  const limitMs = (warmSeconds + seconds) * 1000 * 4 + 10_000
  const writing = model.call('write', { subjects, rate, tokens })
  const atWarm = await within(limitMs, `${variant.name}, warming up`, viewers.call('reached', warm * tokenLength))
  const before = read()
  const atEnd = await within(limitMs, `${variant.name}, delivering`, viewers.call('reached', tokens * tokenLength))
  const after = read()
  const { behindMs, endedAt } = await writing
  await model.call('finish', subjects)
  const { hashes, ...reading } = await viewers.call('close', null)
  compare(new Map((await model.call('take', subjects)).map(({ hash }, i) => [names[i] ?? '', hash])), hashes)
  await calm(pid)

  const [server = 0, viewing = 0, speaking = 0] = after.cpu.map((cpu, i) => cpu - (before.cpu[i] ?? 0))
  const elapsed = (after.at - before.at) / 1000
  return {
    cpuMicros: (server / (atEnd - atWarm)) * 1e6,
    serverCores: server / elapsed,
    viewersCores: viewing / elapsed,
    modelCores: speaking / elapsed,
    ...reading,
    lagMs: after.at - endedAt,
    modelBehindMs: behindMs,
    stolen: (after.stolen - before.stolen) / (elapsed * availableParallelism()),
  }
}

function compare(sent: ReadonlyMap<string, string>, read: readonly { subject: string; hash: string }[]): void {
  const wrong = read.filter(({ subject, hash }) => sent.get(subject) !== hash)
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${read.length} viewers read another text than was written`)
}
