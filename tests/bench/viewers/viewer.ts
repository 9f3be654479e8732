import { get } from 'node:http'
import type { Dialect } from './dialects.ts'
import { FrameSocket } from './frame-socket.ts'
import type { Message, Reading } from './reading.ts'

export interface Viewer {
  readonly reading: Reading
  readonly bytesRead: number
  close(): void
}

export interface ViewerOptions {
  dialect: Dialect
  url: string
  cookie: string
  /** The id of the subscription in its protocol. */
  request: number
  cursor?: string | undefined
}

/** Many readers of one stream get the same bytes; they are parsed once, so that reading stays cheap. */
class LastMessage {
  #payload: Buffer = Buffer.alloc(0)
  #message: Message = { kind: 'other' }

  read(payload: Buffer, dialect: Dialect): Message {
    if (!payload.equals(this.#payload)) {
      this.#payload = Buffer.from(payload)
      this.#message = dialect.read(payload.toString('utf8'))
    }
    return this.#message
  }
}

const last = new LastMessage()

/** A reader over WebSocket. */
export function openSocketViewer({ dialect, url, cookie, request, cursor }: ViewerOptions, reading: Reading): Viewer {
  const question = dialect.question?.(reading.subject, request, cursor)
  const socket = new FrameSocket(dialect.address(url, reading.subject), cookie, {
    opened: () => question !== undefined && socket.send(question),
    message: (payload) => reading.receive(last.read(payload, dialect)),
    failed: (error) => reading.fail(error.message),
  })
  return {
    reading,
    get bytesRead() {
      return socket.bytesRead
    },
    close: () => socket.destroy(),
  }
}

/** A reader of server-sent events. */
export function openEventStreamViewer({ dialect, url }: ViewerOptions, reading: Reading): Viewer {
  let rest = ''
  const request = get(dialect.address(url, reading.subject), { agent: false }, (response) => {
    if (response.statusCode !== 200) reading.fail(`status ${response.statusCode}`)
    reading.receive({ kind: 'opened' })
    response.setEncoding('utf8').on('data', (part: string) => {
      const events = (rest + part).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) if (event.startsWith('data: ')) reading.receive(dialect.read(event.slice(6)))
    })
  })
  request.on('error', (error) => reading.fail(error.message))
  return {
    reading,
    get bytesRead() {
      return request.socket?.bytesRead ?? 0
    },
    close: () => request.destroy(),
  }
}
