import type { ServerResponse } from 'node:http'
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

  write(frame: Buffer): void {
    if (!this.#response.writableEnded) this.#response.write(frame)
  }

  whenDrained(callback: () => void): void {
    if (this.#response.writableNeedDrain) this.#response.once('drain', callback)
    else setImmediate(callback)
  }
}
