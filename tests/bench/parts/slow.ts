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

const sockets = 20
/** Of one generation, on each socket: so that what grows is what sockets cost, and not what generations do. */
const subscriptions = 50
/** Deltas of the generation in a second, and tokens in a delta: 2,000 messages and 1.4 MB a second for a socket. */
const rate = 40
const burst = 96
/** A server may close a socket that is silent for longer than its heartbeat. */
const seconds = 5

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
      figures: { bytesPerSocket: Math.round(ours) },
      text: `${sockets} sockets follow one generation ${subscriptions} times each, ${subscriptions * rate} messages/s a socket for ${seconds} s, no two of them with the same frames. They stop reading, then read on, and must have every text whole. Growth of the server's resident memory at its highest, garbage included, after the same flood to one socket that read it.\n\n${table(
        ['server', 'kB a paused socket'],
        [
          [product.name, rounded(ours / 1000)],
          [stockTrpc.name, rounded(stock / 1000)],
        ],
      )}`,
    }
  },
}

/** After the same flood to one socket that reads, by which the server gets the memory that it needs for any. */
async function measure(variant: Variant, stage: Stage): Promise<number> {
  await flood(variant, stage, { sockets: 1, pauses: false })
  return flood(variant, stage, { sockets, pauses: true })
}

interface Flood {
  sockets: number
  pauses: boolean
}

/** Bytes a socket by which the server grew at its highest. */
async function flood(variant: Variant, { model }: Stage, { sockets, pauses }: Flood): Promise<number> {
  const { name, url, cookie, pid } = variant
  const dialect = variant.dialect === 'product' ? 'product' : 'stockTrpc'
  await using readers = new Worker<MultiReadersCalls>('viewers/multi-reader-process.ts')
  const subjects = newSubjects(1)
  const [generation = ''] = await variant.generate(subjects)
  await model.call('asked', subjects)
  const tokens = rate * burst * seconds
  const length = tokens * tokenLength
  await readers.call('open', { dialect, url, cookie, sockets, subjects: Array(subscriptions).fill(generation), length })
  if (pauses) await readers.call('pause', null)

  const before = residentBytes(pid)
  let highest = before
  let isWriting = true
  const writing = model.call('write', { subjects, rate, tokens, burst }).finally(() => {
    isWriting = false
  })
  while (isWriting) {
    // How often the memory is read: nobody says when it is at its highest.
    await setTimeout(50)
    highest = Math.max(highest, residentBytes(pid))
  }
  await writing
  if (pauses) await readers.call('resume', null)
  const hashes = await within(120_000, `${name}, reading on`, readers.call('finish', null))
  await model.call('finish', subjects)
  const [sent] = await model.call('take', subjects)
  if (hashes.some(({ hash }) => hash !== sent?.hash))
    throw new Error(`${name}: a reader read another text than was written`)
  return (highest - before) / sockets
}
