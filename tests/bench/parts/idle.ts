import { calm } from '../harness/calm.ts'
import { residentBytes } from '../harness/process-cost.ts'
import { newSubjects, openStage } from '../harness/stage.ts'
import { rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { productVariant, referenceVariant, type Variant } from '../harness/variant.ts'
import type { Part } from './part.ts'

const connections = 2000

/** What a reader costs whose generation says nothing: growth of the server's memory, garbage included. */
export const idle: Part = {
  name: 'idle',
  title: 'Memory of an idle connection',
  async run({ scale }) {
    await using stage = await openStage()
    const { modelUrl, model, viewers } = stage
    await using product = await productVariant('clausemint', { modelUrl })
    await using rawWs = await referenceVariant('rawWs', modelUrl)
    await using stockTrpc = await referenceVariant('stockTrpc', modelUrl)
    const count = connections * scale

    const measure = async ({ dialect, url, cookie, pid, generate }: Variant) => {
      const subjects = newSubjects(1)
      const [name = ''] = await generate(subjects)
      await model.call('asked', subjects)
      const readers = Array<string>(count).fill(name)
      const open = { dialect, url, cookie, subjects: readers, timedFrom: 0 }
      const before = residentBytes(pid)
      await viewers.call('open', open)
      await calm(pid)
      const bytes = (residentBytes(pid) - before) / count
      await viewers.call('close', null)
      await model.call('finish', subjects)
      return bytes
    }
    const variants = [product, rawWs, stockTrpc]
    const bytes: number[] = []
    // Once each: a process keeps the memory it asked for, so only the first connections show.
    for (const variant of variants) bytes.push(Math.round(await measure(variant)))
    const [ours = 0, raw = 0, stock = 0] = bytes
    return {
      figures: { bytesPerConnection: ours, ratioToRawWs: rounded(ours / raw) },
      text: `${count} sockets at once, each following a generation that says nothing; growth of resident memory.\n\n${table(
        ['server', 'kB a connection'],
        [
          ['clausemint', rounded(ours / 1000)],
          ['rawWs', rounded(raw / 1000)],
          ['stockTrpc', rounded(stock / 1000)],
        ],
      )}`,
    }
  },
}
