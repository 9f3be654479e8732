import type { Entry } from '@clausemint/db'
import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { append, delta, entry, makeStream, plain } from './fixtures.ts'
import { stageOn } from './stage.ts'

describe.each(engineNames)('folding an ended stream on %s', (name) => {
  const stage = stageOn(name)

  it('[EL8] folds the deltas of an ended stream; every old place still leads to the same text', async () => {
    const stream = await makeStream(stage.open)
    const words = ['The ', 'parties ', 'agree', ' as ', 'follows', ': ', '1', '.']
    let text = ''
    for (const [i, word] of words.entries()) {
      await stage.storage.commit([append(stream, [...(i === 4 ? [plain('progress')] : []), delta(word, text.length)])])
      text += word
    }
    await stage.storage.fold(stream)
    expect(await stage.storage.read(stream, 0), 'a stream that goes on is left alone').toHaveLength(9)

    await stage.storage.commit([append(stream, [plain('completed')], { ends: true })])
    const before = await stage.storage.read(stream, 0)
    await Promise.all([stage.storage.fold(stream), stage.storage.fold(stream)])
    const folded = await stage.storage.read(stream, 0)
    expect(folded).toEqual([
      entry(1, 4, delta('The parties agree as ', 0)),
      entry(5, 5, plain('progress')),
      entry(6, 9, delta('follows: 1.', 21)),
      entry(10, 10, plain('completed')),
    ])
    for (const { seq } of before) {
      const known = textOf(before.filter((old) => old.seq <= seq))
      expect(textOf(await stage.storage.read(stream, seq), known)).toBe(text)
    }
    await stage.storage.fold(stream)
    expect(await stage.storage.read(stream, 0)).toEqual(folded)
  })

  it('[EL8] a reader during a fold sees every number once', async () => {
    const stream = await makeStream(stage.open)
    await stage.storage.commit([append(stream, [plain('started')])])
    for (let i = 0; i < 50; i++) await stage.storage.commit([append(stream, [delta('x', i)])])
    await stage.storage.commit([append(stream, [plain('completed')], { ends: true })])
    const reads = Array.from({ length: 20 }, () => stage.storage.read(stream, 0))
    const [, ...seen] = await Promise.all([stage.storage.fold(stream), ...reads])
    for (const entries of seen) {
      let next = 1
      for (const { first, seq } of entries) {
        expect(first).toBe(next)
        next = seq + 1
      }
      expect(next).toBe(53)
    }
  })
})

/** The text after some entries, by the readers' rule: what is known already is not added again. */
function textOf(entries: readonly Entry[], known = ''): string {
  let text = known
  for (const { event } of entries) {
    if (event.type !== 'delta' || !('text' in event) || !('offset' in event)) continue
    const from = Number(event.offset)
    expect(from, 'no gap').toBeLessThanOrEqual(text.length)
    text += String(event.text).slice(text.length - from)
  }
  return text
}
