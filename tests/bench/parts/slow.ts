import { setTimeout } from 'node:timers/promises'
import { Worker } from '../harness/calls.ts'
import { residentBytes } from '../harness/process-cost.ts'
import { newSubjects, openStage, type Stage } from '../harness/stage.ts'
import { rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { tokenLength } from '../harness/tokens.ts'
import { productVariant, referenceVariant, type Variant } from '../harness/variant.ts'
import { within } from '../harness/within.ts'
import type { MultiReadersCalls } from '../viewers/multi-reader-process.ts'
import type { Part } from './part.ts'

const sockets = 10
const generations = 50
/** Deltas of one generation in a second, and tokens in a delta: 4,000 deltas and 0.8 MB of text a second for a socket. */
const rate = 80
const burst = 32
const seconds = 8

/** A flood, and readers that stop reading: what each of them makes the server keep. */
export const slow: Part = {
  name: 'slow',
  title: 'A reader that stops reading',
  async run({ profile }) {
    await using stage = await openStage()
    const { modelUrl } = stage
    await using product = await productVariant('clausemint', { modelUrl, profile })
    await using stockTrpc = await referenceVariant('stockTrpc', modelUrl)
    const ours = await measure(product, stage)
    const stock = await measure(stockTrpc, stage)
    return {
      figures: { bytesPerSocket: Math.round(ours.paused) },
      text: `${sockets} sockets follow ${generations} generations each, ${generations * rate} deltas/s a socket for ${seconds} s, no two sockets with the same frames. They stop reading, then read on, and must have every text whole. Growth of the server's resident memory at its highest, garbage included, less than nothing where it had more than it needed; beside it sockets that read on.\n\n${table(
        ['server', 'kB a paused socket', 'kB a reading socket'],
        [ours, stock].map(({ name, paused, reading }) => [name, rounded(paused / 1000), rounded(reading / 1000)]),
      )}`,
    }
  },
}

/** After a first flood, by which the server gets the memory that it needs anyway. */
async function measure(variant: Variant, stage: Stage): Promise<{ name: string; paused: number; reading: number }> {
  await flood(variant, stage, false)
  const reading = await flood(variant, stage, false)
  return { name: variant.name, reading, paused: await flood(variant, stage, true) }
}

/** Bytes a socket by which the server grew at its highest. */
async function flood(variant: Variant, { model }: Stage, pauses: boolean): Promise<number> {
  const { name, url, cookie, pid } = variant
  const dialect = variant.dialect === 'product' ? 'product' : 'stockTrpc'
  await using readers = new Worker<MultiReadersCalls>('viewers/multi-reader-process.ts')
  const subjects = newSubjects(generations)
  const names = await variant.generate(subjects)
  await model.call('asked', subjects)
  const tokens = rate * burst * seconds
  const length = tokens * tokenLength
  await readers.call('open', { dialect, url, cookie, sockets, subjects: [...names], length })
  if (pauses) await readers.call('pause', null)

  const before = residentBytes(pid)
  let highest = before
  let isWriting = true
  const writing = model.call('write', { subjects, rate, tokens, burst }).finally(() => {
    isWriting = false
  })
  while (isWriting) {
    await setTimeout(50)
    highest = Math.max(highest, residentBytes(pid))
  }
  await writing
  if (pauses) await readers.call('resume', null)
  const hashes = await within(120_000, `${name}, reading on`, readers.call('finish', null))
  await model.call('finish', subjects)
  const sent = new Map((await model.call('take', subjects)).map(({ hash }, i) => [names[i] ?? '', hash]))
  if (hashes.some(({ subject, hash }) => sent.get(subject) !== hash))
    throw new Error(`${name}: a reader read another text than was written`)
  return (highest - before) / sockets
}
