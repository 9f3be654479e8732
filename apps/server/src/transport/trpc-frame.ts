import type { PublishedEvent } from '../log/event-log.ts'
import { type ByteString, joined, utf8 } from './byte-string.ts'
import { textFrame } from './web-socket-frame.ts'

/** The id a tRPC client gave its request; frames are shared by all who gave the same one. */
export type RequestNumber = number | string

/**
 * tRPC's own envelope for one tracked event, as the stock adapter would write it, in a WebSocket frame. The stock path
 * costs three to four times as much, nearly all of it promises a viewer; here one event is one frame for all viewers
 * whose request id is the same, and that is nearly all of them.
 */
export class TrpcFrames {
  #event: PublishedEvent | undefined
  #result = utf8('')
  #frames = new Map<RequestNumber, ByteString>()

  frame(request: RequestNumber, event: PublishedEvent): ByteString {
    if (event !== this.#event) {
      this.#event = event
      this.#result = utf8(trpcResult(event))
      // A new map: one that is cleared has a new table to which the old one points, and where the old one has grown old,
      // each keeps the next, with all its frames, from V8's collector of the young.
      this.#frames = new Map()
    }
    let frame = this.#frames.get(request)
    if (!frame) {
      frame = textFrame(joined(utf8(trpcRequest(request)), this.#result))
      this.#frames.set(request, frame)
    }
    return frame
  }
}

/** The text that `TrpcFrames` frames. */
export const trpcEnvelope = (request: RequestNumber, event: PublishedEvent): string =>
  trpcRequest(request) + trpcResult(event)

const trpcRequest = (request: RequestNumber): string => `{"id":${JSON.stringify(request)},`

/** A cursor has only digits, letters and dots, so it needs no escaping. */
const trpcResult = ({ cursor, json }: PublishedEvent): string =>
  `"result":{"type":"data","data":{"id":"${cursor}","data":${json}},"id":"${cursor}"}}`
