import { startProduct } from '../harness/product.ts'
import { newSubjects, openStage } from '../harness/stage.ts'
import { percentile, rounded } from '../harness/statistics.ts'
import { table } from '../harness/tables.ts'
import { tokenLength } from '../harness/tokens.ts'
import { within } from '../harness/within.ts'
import { readUntil } from '../viewers/single-reader.ts'
import type { Part } from './part.ts'

const deltas = 10_000
const cuts = 200

/**
 * A generation of 10,000 deltas that has not ended. Its reader was cut somewhere: it connects anew with its last
 * cursor and reads up to the head. All bytes of the new connection count, the handshake too.
 */
export const resume: Part = {
  name: 'resume',
  title: 'Resume: a reader that was cut',
  async run({ profile }) {
    await using stage = await openStage()
    const { model, modelUrl } = stage
    await using product = await startProduct({ modelUrl, profile })
    const subjects = newSubjects(1)
    const [id = ''] = await product.generate(subjects)
    await model.call('asked', subjects)
    const length = deltas * tokenLength
    const limitMs = 60_000

    const writing = model.call('write', { subjects, rate: 1000, tokens: deltas })
    const whole = await within(limitMs, 'the first reader', readUntil(product, id, { length }))
    await writing

    const took: number[] = []
    let missed = 0
    let bytes = 0
    for (let i = 0; i < cuts; i++) {
      const place = whole.places[Math.floor((whole.places.length * i) / cuts)]
      if (!place || place.offset >= length) continue
      const reader = await within(limitMs, 'a reader that resumes', readUntil(product, id, { length, after: place }))
      if (reader.text !== whole.text.slice(place.offset))
        throw new Error(`resumed at ${place.offset} with another text`)
      took.push(reader.tookMs)
      bytes += reader.bytesRead
      missed += reader.text.length
    }
    await model.call('finish', subjects)
    const [sent] = await model.call('take', subjects)
    if (sent?.hash !== whole.hash) throw new Error('the reader read another text than was written')

    const bytesRatio = rounded(bytes / missed)
    const [p50Ms = 0, p95Ms = 0] = [0.5, 0.95].map((share) => rounded(percentile(took, share)))
    return {
      figures: { p95Ms, bytesRatio, p50Ms },
      text: `A generation of ${deltas.toLocaleString('en')} deltas, its reader cut at ${took.length} places: from the new connection's first byte to the whole text.\n\n${table(['p50, ms', 'p95, ms', 'bytes received for one of the missed text'], [[p50Ms, p95Ms, bytesRatio]])}`,
    }
  },
}
