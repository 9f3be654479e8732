import { FrameSocket } from './frame-socket.ts'

interface Target {
  url: string
  cookie: string
}

/** Calls procedures over a WebSocket as a page does. */
export class Caller implements Disposable {
  readonly #socket: FrameSocket
  readonly #opened = Promise.withResolvers<void>()
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #number = 0

  private constructor({ url, cookie }: Target) {
    this.#socket = new FrameSocket(`${url.replace('http', 'ws')}/trpc`, cookie, {
      opened: () => this.#opened.resolve(),
      message: (payload) => this.#answered(JSON.parse(payload.toString('utf8'))),
      failed: (error) => this.#failed(error),
    })
  }

  static async connect(target: Target): Promise<Caller> {
    const caller = new Caller(target)
    await caller.#opened.promise
    return caller
  }

  call(method: 'query' | 'mutation', path: string, input: object): Promise<unknown> {
    const id = ++this.#number
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(id, waiting)
    this.#socket.send(JSON.stringify({ id, method, params: { path, input } }))
    return waiting.promise
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }

  #answered({ id, result, error }: { id: number; result?: { data: unknown }; error?: unknown }): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(JSON.stringify(error)))
    else waiting?.resolve(result?.data)
  }

  #failed(error: Error): void {
    this.#opened.reject(error)
    for (const { reject } of this.#waiting.values()) reject(error)
  }
}
