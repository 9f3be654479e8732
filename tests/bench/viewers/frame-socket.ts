import { connect, type Socket } from 'node:net'

interface Handlers {
  opened(): void
  /** One whole text message. The buffer is the socket's own: read it now. */
  message(payload: Buffer): void
  failed(error: Error): void
}

const nothing = Buffer.alloc(0)
/** What a socket has read is taken out before another one reads: one buffer serves them all. */
const readBuffer = Buffer.alloc(64 * 1024)

/**
 * The least WebSocket client there is, so that a process can be a thousand readers and still not be what is measured:
 * unfragmented text frames from the server, unmasked as servers send them.
 */
export class FrameSocket {
  readonly #socket: Socket
  readonly #handlers: Handlers
  #rest: Buffer = nothing
  #isOpen = false

  constructor(url: string, cookie: string, handlers: Handlers) {
    const { hostname, port, pathname, search, host } = new URL(url)
    this.#handlers = handlers
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.#read(readBuffer.subarray(0, length))
          return true
        },
      },
    })
    this.#socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.from('clausemint bench').toString('base64')}\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}\r\n`,
    )
    this.#socket.on('error', (error) => handlers.failed(error))
    this.#socket.on('end', () => handlers.failed(new Error('the server closed the connection')))
  }

  /** All that came over the connection, the handshake too. */
  get bytesRead(): number {
    return this.#socket.bytesRead
  }

  send(text: string): void {
    this.#write(0x81, Buffer.from(text))
  }

  /** Reads nothing more, as a reader whose network stands still. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    if (this.#isOpen || this.#readHead()) while (this.#readFrame());
    if (this.#rest.buffer === readBuffer.buffer) this.#rest = Buffer.from(this.#rest)
  }

  #readHead(): boolean {
    const end = this.#rest.indexOf('\r\n\r\n')
    if (end < 0) return false
    const status = this.#rest.toString('latin1', 9, 12)
    if (status !== '101') {
      this.#handlers.failed(new Error(`upgrade refused: ${this.#rest.toString('utf8')}`))
      this.destroy()
      return false
    }
    this.#rest = this.#rest.subarray(end + 4)
    this.#isOpen = true
    this.#handlers.opened()
    return true
  }

  #readFrame(): boolean {
    const bytes = this.#rest
    if (bytes.length < 2) return false
    const short = (bytes[1] ?? 0) & 0x7f
    const start = short === 126 ? 4 : short === 127 ? 10 : 2
    if (bytes.length < start) return false
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
    if (bytes.length < start + length) return false
    const payload = bytes.subarray(start, start + length)
    this.#rest = bytes.length === start + length ? nothing : bytes.subarray(start + length)
    const opcode = (bytes[0] ?? 0) & 0x0f
    if (opcode === 0x1) this.#handlers.message(payload)
    else if (opcode === 0x9) this.#write(0x8a, payload)
    else if (opcode === 0x8) this.#handlers.failed(new Error(`closed: ${payload.toString('utf8', 2)}`))
    return true
  }

  /** Masked with zeros, which leaves the payload as it is. */
  #write(opening: number, payload: Buffer): void {
    const { length } = payload
    const head = length < 126 ? Buffer.alloc(6) : Buffer.alloc(8)
    head[0] = opening
    head[1] = 0x80 | Math.min(length, 126)
    if (length >= 126) head.writeUInt16BE(length, 2)
    this.#socket.write(Buffer.concat([head, payload]))
  }
}
