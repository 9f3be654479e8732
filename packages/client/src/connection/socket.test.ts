import { once } from 'node:events'
import { expect, test } from 'vitest'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import { createHeldClock } from '../testing/clocks.ts'
import { createSocketClass, type LiveSocket } from './socket.ts'

async function pair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const clock = createHeldClock()
  const sockets: LiveSocket[] = []
  const Socket = createSocketClass({
    clock,
    headers: () => ({ cookie: 'session=1' }),
    connectMs: 100,
    silenceMs: 1000,
    answerMs: 300,
    onSocket: (socket) => sockets.push(socket),
  })
  const arrival = once(server, 'connection')
  const client = new Socket(`ws://127.0.0.1:${port}`)
  const [other, request] = await arrival
  await once(client, 'open')
  return {
    clock,
    client,
    sockets,
    cookie: String(request.headers.cookie),
    other: other as ServerSocket,
    async [Symbol.asyncDispose]() {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

test('it carries the headers it was given', async () => {
  await using connected = await pair()
  expect(connected.cookie).toBe('session=1')
  expect(connected.sockets).toEqual([connected.client])
})

test('[T5] more calls than a server takes in one message go in several, in their order', async () => {
  await using connected = await pair()
  const { client, other } = connected
  const calls = Array.from({ length: 121 }, (_, id) => ({ id, method: 'query' }))
  const received: unknown[] = []
  const all = new Promise<void>((resolve) => {
    other.on('message', (data) => {
      received.push(JSON.parse(String(data)))
      if (received.flat().length === calls.length + 1) resolve()
    })
  })
  client.send(JSON.stringify(calls))
  client.send(JSON.stringify({ id: 121 }))
  await all
  expect(received).toEqual([calls.slice(0, 50), calls.slice(50, 100), calls.slice(100), { id: 121 }])
})

test('a silent socket is asked, and given up when it does not answer', async () => {
  await using connected = await pair()
  const { clock, client, other } = connected
  const question = once(other, 'message')
  const closes: number[] = []
  client.addEventListener('close', ({ code }) => closes.push(code))
  clock.advance(1000)
  expect(String((await question)[0])).toBe('PING')
  expect(closes).toEqual([])
  clock.advance(300)
  expect(closes).toEqual([1006])
  expect(client.readyState).not.toBe(client.OPEN)
})

test('any frame is a sign of life', async () => {
  await using connected = await pair()
  const { clock, client, other } = connected
  const closes: number[] = []
  client.addEventListener('close', ({ code }) => closes.push(code))
  clock.advance(1000)
  const arrival = once(client, 'message')
  other.send('a delta')
  await arrival
  clock.advance(999)
  expect(closes).toEqual([])
})

test('nothing is heard of a socket that was given up', async () => {
  await using connected = await pair()
  const { clock, client, other } = connected
  const heard: string[] = []
  for (const type of ['message', 'close', 'error'] as const) client.addEventListener(type, () => heard.push(type))
  client.close()
  clock.advance(300)
  expect(heard).toEqual(['close'])
  const gone = once(other, 'close')
  await gone
  expect(heard).toEqual(['close'])
})
