import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { utf8 } from './byte-string.ts'
import { textFrame } from './web-socket-frame.ts'

/** What a client of `ws` reads when these payloads are written, between frames of `ws` itself. */
async function readBack(payloads: readonly string[]): Promise<string[]> {
  const http = createServer().listen(0, '127.0.0.1')
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, connection: Duplex, head: Buffer) =>
    server.handleUpgrade(request, connection, head, (socket) => {
      for (const payload of payloads) {
        socket.ping()
        connection.write(textFrame(utf8(payload)), 'latin1')
      }
      socket.close()
    }),
  )
  await once(http, 'listening')
  const address = http.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  const read: string[] = []
  client.on('message', (data, isBinary) => read.push(isBinary ? 'binary' : data.toString()))
  await once(client, 'close')
  http.close()
  return read
}

it('[T4] frames text of every length as a WebSocket client reads it', async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]
  const payloads = [...lengths.map((length) => 'x'.repeat(length)), 'naïve — ₹ 法律 👩‍⚖️']
  expect(await readBack(payloads)).toEqual(payloads)
})
