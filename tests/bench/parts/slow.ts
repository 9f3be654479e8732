import { setTimeout } from 'node:timers/promises'
import { residentBytes } from '../harness/process-cost.ts'
import { newSubjects, openStage, type Stage } from '../harness/stage.ts'
import { rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { tokenLength } from '../harness/tokens.ts'
import { productVariant, referenceVariant, type Variant } from '../harness/variant.ts'
import { within } from '../harness/within.ts'
import type { Part } from './part.ts'

const readers = 50
const rate = 4000
const limitMs = 60_000

/** A generation in a flood, and readers that stop reading: what each of them makes the server keep. */
export const slow: Part = {
  name: 'slow',
  title: 'A reader that stops reading',
  async run({ seconds }) {
    await using stage = await openStage()
    const { modelUrl } = stage
    await using product = await productVariant('clausemint', { modelUrl })
    await using rawWs = await referenceVariant('rawWs', modelUrl)
    await using stockTrpc = await referenceVariant('stockTrpc', modelUrl)
    const variants = [product, rawWs, stockTrpc]
    const rows: { name: string; paused: number; reading: number }[] = []
    for (const variant of variants) {
      // Readers that read show what the flood itself costs, and make the process ask for its usual memory.
      await flood(variant, stage, seconds, false)
      const reading = await flood(variant, stage, seconds, false)
      const paused = await flood(variant, stage, seconds, true)
      rows.push({ name: variant.name, paused, reading })
    }
    const ours = rows[0]?.paused ?? Number.NaN
    return {
      figures: { bytesPerSocket: Math.round(ours) },
      text: `${readers} readers of one generation at ${rate} deltas/s for ${seconds} s, each with frames of its own. They stop reading, then read on, and must have the whole text. Growth of the server's resident memory, garbage included, at its highest.\n\n${table(
        ['server', 'kB a paused socket', 'kB a reading socket'],
        rows.map(({ name, paused, reading }) => [name, rounded(paused / 1000), rounded(reading / 1000)]),
      )}`,
    }
  },
}

/** Bytes a socket by which the server grew at its highest. */
async function flood(variant: Variant, { model, viewers }: Stage, seconds: number, pauses: boolean): Promise<number> {
  const { dialect, url, cookie, pid, generate } = variant
  const subjects = newSubjects(1)
  const [name = ''] = await generate(subjects)
  await model.call('asked', subjects)
  const names = Array<string>(readers).fill(name)
  await viewers.call('open', { dialect, url, cookie, subjects: names, timedFrom: 0, distinctRequests: true })
  if (pauses) await viewers.call('pause', null)
  const tokens = rate * seconds
  const before = residentBytes(pid)
  let highest = before
  const writing = model.call('write', { subjects, rate, tokens })
  let isWriting = true
  void writing.finally(() => (isWriting = false))
  while (isWriting) {
    highest = Math.max(highest, residentBytes(pid))
    await setTimeout(50)
  }
  await writing
  await setTimeout(500)
  highest = Math.max(highest, residentBytes(pid))
  if (pauses) await viewers.call('resume', null)
  await within(limitMs, `${variant.name}, reading on`, viewers.call('reached', tokens * tokenLength))
  await model.call('finish', subjects)
  const { hashes } = await viewers.call('close', null)
  const [sent] = await model.call('take', subjects)
  if (hashes.some(({ hash }) => hash !== sent?.hash)) throw new Error(`${variant.name}: a reader read another text`)
  return (highest - before) / readers
}
