import type { StreamId } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { PublishedEvent } from '../log/event-log.ts'
import { utf8 } from './byte-string.ts'
import { TrpcFrames, trpcEnvelope } from './trpc-frame.ts'
import { textFrame } from './web-socket-frame.ts'

const stream: StreamId = 'generation:one'
const published = (text: string) =>
  new PublishedEvent(stream, {
    position: { seq: 1, offset: text.length },
    event: { type: 'delta', text },
  })

it('[T4] frames the envelope of each reader, whatever is in the text and in the id', () => {
  const frames = new TrpcFrames()
  const events = ['plain', 'naïve — ₹ 法律 👩‍⚖️', ''].map(published)
  const requests = [1, 2, '1', 'ключ "a"', 1]
  for (const event of events)
    for (const request of requests) {
      const envelope = trpcEnvelope(request, event)
      expect(JSON.parse(envelope)).toMatchObject({ id: request, result: { data: { data: event.event } } })
      expect(frames.frame(request, event)).toBe(textFrame(utf8(envelope)))
    }
})

it('[T4] makes the JSON of an event once, however many read it', () => {
  let made = 0
  const event = {
    type: 'delta',
    toJSON: () => {
      made++
      return { type: 'delta' }
    },
  }
  const frames = new TrpcFrames()
  const one = new PublishedEvent(stream, { position: { seq: 1, offset: 0 }, event })
  for (const request of [1, 2, 1]) frames.frame(request, one)
  expect(made).toBe(1)
})
