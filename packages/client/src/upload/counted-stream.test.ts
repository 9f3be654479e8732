import { expect, test } from 'vitest'
import { countedStream } from './counted-stream.ts'

const bytes = (length: number) => new Uint8Array(length).map((_, index) => index % 251)

function counted(chunks: Uint8Array<ArrayBuffer>[], signal = new AbortController().signal) {
  const seen: (number | 'end')[] = []
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const chunk = chunks.shift()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })
  const stream = countedStream(
    source,
    (taken) => seen.push(taken),
    () => seen.push('end'),
    signal,
  )
  return { stream, seen }
}

test('all bytes come through in pieces, each counted once', async () => {
  const whole = bytes(200_000)
  const { stream, seen } = counted([whole.subarray(0, 150_000), new Uint8Array(), whole.subarray(150_000)])
  expect(await new Response(stream).bytes()).toEqual(whole)
  expect(seen).toEqual([65_536, 131_072, 150_000, 200_000, 'end'])
})

test('nothing is counted before it is taken', async () => {
  const { stream, seen } = counted([bytes(200_000)])
  const reader = stream.getReader()
  expect(seen).toEqual([])
  await reader.read()
  expect(seen).toEqual([65_536])
})

test('an abort ends it with its reason, and nothing more is counted', async () => {
  const stop = new AbortController()
  const { stream, seen } = counted([bytes(200_000)], stop.signal)
  const reader = stream.getReader()
  await reader.read()
  const reason = new Error('enough')
  stop.abort(reason)
  await expect(reader.read()).rejects.toBe(reason)
  expect(seen).toEqual([65_536])
})
