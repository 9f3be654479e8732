import { streamModel } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'
import { canaries } from './canary.ts'
import { dialects } from './dialect.ts'
import { FaultStage, framesOf, pour, start, words } from './fault-stage.ts'
import { codeOf, read, request } from './read-provider.ts'

const full = process.env.TEST_FULL === '1'
const whole = words.join('')
const stage = new FaultStage()

describe.each(dialects)('what $name streams', (dialect) => {
  const frames = framesOf(dialect)

  test('[P1] the whole text, the usage, and the end marker', async () => {
    const reading = await stage.read(dialect, (exchange) => start(dialect, exchange).end(frames.join('')))
    expect(reading).toEqual({ text: whole, finish: { reason: 'stop', usage: { inputTokens: 11, outputTokens: 7 } } })
  })

  test('[P1] an end for want of room is told apart', async () => {
    const reading = await stage.read(dialect, (exchange) =>
      start(dialect, exchange).end(dialect.opening + dialect.text('some') + dialect.length),
    )
    expect(reading).toMatchObject({ text: 'some', finish: { reason: 'length' } })
  })

  test('[P1] bytes may come one at a time, also inside a character', async () => {
    const reading = await stage.read(dialect, (exchange) => {
      start(dialect, exchange)
      for (const byte of Buffer.from(frames.join(''))) exchange.write(Buffer.of(byte))
      exchange.end()
    })
    expect(reading).toMatchObject({ text: whole, finish: { reason: 'stop' } })
  })

  test('[P1] chunks that carry nothing are passed over', async () => {
    const filled = frames.map((frame) => frame + dialect.empty)
    filled.pop()
    const reading = await stage.read(dialect, (exchange) => start(dialect, exchange).end(filled.join('') + dialect.end))
    expect(reading).toMatchObject({ text: whole, finish: { reason: 'stop' } })
  })

  test('[EL3] a surrogate pair split across chunks is put together, half of one and U+0000 are replaced', async () => {
    const pieces = ['a\ud83d', '\ude00b', '\ud83d', 'c\0d', '\ude00']
    stage.onCall(dialect, (exchange) =>
      start(dialect, exchange).end(dialect.opening + pieces.map(dialect.text).join('') + dialect.end),
    )
    let text = ''
    const options = { signal: new AbortController().signal }
    for await (const event of streamModel([stage.provider(dialect)], request, options)) {
      if (event.type === 'text') text += event.text
    }
    expect(text).toBe('a😀b\ufffdc\ufffdd\ufffd')
  })

  test('[P3] cut at any byte: truncated, with nothing but the beginning of the text', async () => {
    const bytes = Buffer.from(frames.join(''))
    const provider = stage.provider(dialect)
    const step = full ? 1 : 17
    for (let length = Number(process.env.TEST_SEED ?? 0) % step; length < bytes.length; length += step) {
      for (const clean of [false, true]) {
        stage.onCall(dialect, (exchange) => {
          start(dialect, exchange).write(bytes.subarray(0, length))
          if (clean) exchange.end()
          else exchange.cut()
        })
        const reading = await read(provider)
        const where = `${clean ? 'clean end' : 'cut'} after ${length} of ${bytes.length} bytes`
        expect(whole.startsWith(reading.text), where).toBe(true)
        // What follows the end marker is only trimmings; up to it nothing may pass for whole.
        if (reading.finish) expect(reading.text, where).toBe(whole)
        else expect(codeOf(reading), where).toBe('truncated')
      }
    }
  })

  test('[G5] a clean end without the end marker is truncated', async () => {
    const reading = await stage.read(dialect, (exchange) => start(dialect, exchange).end(frames.slice(0, -1).join('')))
    expect(reading.text).toBe(whole)
    expect(codeOf(reading)).toBe('truncated')
  })

  test('[P3] one malformed chunk among good ones', async () => {
    const secret = dialect.broken.replace(/\n+$/, (end) => canaries.contract + end)
    const reading = await stage.read(dialect, (exchange) =>
      start(dialect, exchange).end(
        [dialect.opening, dialect.text('good '), secret, dialect.text('lost'), dialect.end].join(''),
      ),
    )
    expect(codeOf(reading)).toBe('malformed')
    expect(reading.text).toBe('good ')
  })

  test('[P3] an error in place of a chunk', async () => {
    const reading = await stage.read(dialect, (exchange) => {
      start(dialect, exchange).end(dialect.opening + dialect.text('good ') + dialect.error)
    })
    expect(codeOf(reading)).toBe('overloaded')
  })

  test('[P3] 10 MB in one chunk', async () => {
    const reading = await stage.read(dialect, (exchange) =>
      start(dialect, exchange).end(dialect.opening + dialect.text('x'.repeat(10_000_000)) + dialect.end),
    )
    expect(codeOf(reading)).toBe('malformed')
    await stage.modelCalls(dialect)[0]?.closed
  })

  test('[G8] a model that writes without end is stopped', async () => {
    stage.onCall(dialect, (exchange) => {
      start(dialect, exchange).write(dialect.opening)
      return pour(exchange, dialect.text('on and '.repeat(64)))
    })
    const events = []
    const options = { signal: new AbortController().signal }
    for await (const event of streamModel([stage.provider(dialect)], request, options)) events.push(event)
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'length' })
    await stage.modelCalls(dialect)[0]?.closed
  })
})
