import type { PublishedEvent } from '../log/event-log.ts'

/** The id a tRPC client gave its request; frames are shared by all who gave the same one. */
export type RequestNumber = number | string

/**
 * tRPC's own envelope for one tracked event, as the stock adapter would write it. The stock path costs three
 * to four times as much, nearly all of it promises a viewer; here one event is one frame for all viewers whose request
 * id is the same, and that is nearly all of them.
 */
export class TrpcFrames {
  #event: PublishedEvent | undefined
  readonly #frames = new Map<RequestNumber, Buffer>()

  frame(request: RequestNumber, event: PublishedEvent): Buffer {
    if (event !== this.#event) {
      this.#event = event
      this.#frames.clear()
    }
    let frame = this.#frames.get(request)
    if (!frame) {
      frame = Buffer.from(trpcEnvelope(request, event))
      this.#frames.set(request, frame)
    }
    return frame
  }
}

/** A cursor has only digits, letters and dots, so it needs no escaping. */
const trpcEnvelope = (request: RequestNumber, { cursor, json }: PublishedEvent): string =>
  `{"id":${JSON.stringify(request)},"result":{"type":"data","data":{"id":"${cursor}","data":${json}},"id":"${cursor}"}}`
