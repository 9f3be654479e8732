import type { ServerResponse } from 'node:http'
import type { ByteString } from '../transport/byte-string.ts'
import { type Sink, watermark } from '../transport/sink.ts'

/** Frames to one HTTP response. */
export class ResponseSink implements Sink {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
  }

  get hasRoom(): boolean {
    return this.#response.writableLength < watermark
  }

  write(frame: ByteString): void {
    if (!this.#response.writableEnded) this.#response.write(frame, 'latin1')
  }

  whenDrained(callback: () => void): void {
    if (this.#response.writableNeedDrain) this.#response.once('drain', callback)
    else setImmediate(callback)
  }
}
