import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** Listens where a remote vendor would, and writes down every byte that reaches it. */
export interface Recorder extends AsyncDisposable {
  baseUrl: string
  /** All that was sent here so far. */
  readonly received: string
}

export async function startRecorder(): Promise<Recorder> {
  let received = ''
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    received += '(connected)'
    sockets.add(socket)
    socket.setEncoding('utf8')
    socket.on('data', (bytes: string) => {
      received += bytes
      if (/\r\n\r\n[\s\S]*$/.test(received))
        socket.end('HTTP/1.1 401 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    get received() {
      return received
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
