import { describe, expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

/** Streams that say what the test lets them say. */
function stage(items: number, atOnce: number) {
  const opened: number[] = []
  const ended: number[] = []
  const gates = Array.from({ length: items }, () => Promise.withResolvers<void>())
  let open = 0
  let most = 0
  const events = sideBySide(
    Array.from({ length: items }, (_, i) => i),
    {
      atOnce,
      async *open(item, signal) {
        opened.push(item)
        most = Math.max(most, ++open)
        const aborted = Promise.withResolvers<never>()
        signal.addEventListener('abort', () => aborted.reject(new Error('stopped')))
        try {
          yield `${item} begins`
          await Promise.race([gates[item]?.promise, aborted.promise])
          yield `${item} ends`
        } finally {
          open--
          ended.push(item)
        }
      },
    },
  )
  return { events, opened, ended, gates, most: () => most }
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('[D3] several streams side by side', () => {
  it('are told in the order of their items, whoever ends first, and never more are open', async () => {
    const { events, gates, opened, most } = stage(6, 3)
    const all = Array.fromAsync(events)
    await turn()
    expect(opened).toEqual([0, 1, 2])
    for (const at of [2, 1, 5, 4, 3, 0]) {
      gates[at]?.resolve()
      await turn()
    }
    expect(await all).toEqual([0, 1, 2, 3, 4, 5].flatMap((item) => [`${item} begins`, `${item} ends`]))
    expect(most()).toBe(3)
  })

  it('tell what came before a failure, fail in turn, and open nothing after it', async () => {
    const { events, gates, opened, ended } = stage(6, 2)
    const seen: string[] = []
    const failure = new Error('it failed')
    const reading = (async () => {
      for await (const event of events) seen.push(event)
    })()
    gates[1]?.reject(failure)
    await turn()
    gates[0]?.resolve()
    await expect(reading).rejects.toBe(failure)
    expect(seen).toEqual(['0 begins', '0 ends', '1 begins'])
    expect(opened).toEqual([0, 1])
    expect(ended.toSorted()).toEqual([0, 1])
  })

  it('have all ended when nobody reads on', async () => {
    const { events, ended } = stage(5, 3)
    for await (const event of events) if (event === '0 begins') break
    expect(ended.toSorted()).toEqual([0, 1, 2])
  })

  it('of nothing are nothing', async () => {
    expect(await Array.fromAsync(stage(0, 3).events)).toEqual([])
  })
})
