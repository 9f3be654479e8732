import { monotonicMs } from '../harness/monotonic.ts'
import { startProduct } from '../harness/product.ts'
import { newSubjects, openStage } from '../harness/stage.ts'
import { percentile, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { within } from '../harness/within.ts'
import { Caller } from '../viewers/caller.ts'
import type { Part } from './part.ts'

const tries = 200
/** Generations that go on while one is cancelled. */
const others = 20

export const cancel: Part = {
  name: 'cancel',
  title: 'Cancel: from the call to the closed upstream',
  async run({ profile }) {
    await using stage = await openStage()
    const { model, modelUrl } = stage
    await using product = await startProduct({ modelUrl, profile })
    using caller = await Caller.connect(product)
    const background = newSubjects(others)
    await product.generate(background)
    await model.call('asked', background)
    const writing = model.call('write', { subjects: background, rate: 20, tokens: 20 * 600 })
    // It ends with the processes, before its time.
    writing.catch(() => undefined)

    const took: number[] = []
    for (let i = 0; i < tries; i++) {
      const [subject = ''] = newSubjects(1)
      const [id = ''] = await product.generate([subject])
      await model.call('asked', [subject])
      // Every fourth one is cancelled before its first token.
      if (i % 4 > 0) await model.call('write', { subjects: [subject], rate: 200, tokens: i % 4 })
      const called = monotonicMs()
      const reply = caller.call('mutation', 'generation.cancel', { generationId: id })
      const closed = await within(10_000, 'cancelling', model.call('closedAt', subject))
      await within(10_000, 'the reply to cancel', reply)
      took.push(closed - called)
      await model.call('take', [subject])
    }
    const [p50Ms = 0, p99Ms = 0, maxMs = 0] = [0.5, 0.99, 1].map((share) => rounded(percentile(took, share)))
    return {
      figures: { p99Ms, p50Ms, maxMs },
      text: `${tries} generations cancelled over a WebSocket while ${others} others are being written, a quarter of them before their first token.\n\n${table(['p50, ms', 'p99, ms', 'longest, ms'], [[p50Ms, p99Ms, maxMs]])}`,
    }
  },
}
