import type { Jurisdiction } from '@clausemint/protocol'
import type { AppRouter } from '@clausemint/server'
import { createTRPCClient, createWSClient, httpBatchLink, TRPCClientError, wsLink } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../support/server.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'

describe("tRPC's own client, as anybody outside would use it", () => {
  let server: TestServer
  let visitor: Visitor
  beforeAll(async () => {
    server = await startServer()
    visitor = await newVisitor(server.url)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
  })

  function overSocket(connectionParams?: Record<string, string>) {
    const { cookie } = visitor
    class WithCookie extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie } })
      }
    }
    const sockets = createWSClient({
      url: `${server.url.replace('http', 'ws')}/trpc`,
      WebSocket: WithCookie,
      retryDelayMs: () => 0,
      ...(connectionParams && { connectionParams }),
    })
    const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client: sockets })] })
    return { trpc, [Symbol.asyncDispose]: () => sockets.close() }
  }
  /** tRPC's client sends what is asked for in one turn as one message. */
  const atOnce = (count: number, ask: () => Promise<Jurisdiction[]>) =>
    Promise.allSettled(Array.from({ length: count }, ask))

  it('[T5] 100 calls in one message are answered, of 101 each is refused, and the connection is good for more', async () => {
    await using client = overSocket()
    const ask = () => client.trpc.jurisdiction.list.query()
    for (const { status } of await atOnce(100, ask)) expect(status).toBe('fulfilled')
    const answers = await atOnce(101, ask)
    expect(answers).toHaveLength(101)
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { shape: { data: { code: 'TOO_MANY_REQUESTS', app: { limit: 'calls_per_message' } } } },
      })
    expect((await ask()).length).toBeGreaterThan(0)
  })

  it('[T5] so many calls that not each can be refused: none waits for ever, and the client connects again', async () => {
    await using client = overSocket()
    const ask = () => client.trpc.jurisdiction.list.query()
    const answers = await atOnce(5_000, ask)
    for (const answer of answers)
      expect(answer.status === 'rejected' && answer.reason instanceof TRPCClientError).toBe(true)
    expect((await ask()).length).toBeGreaterThan(0)
  })

  it('[T1] parameters of the connection are taken and not used', async () => {
    await using client = overSocket({ token: 'of somebody' })
    expect((await client.trpc.jurisdiction.list.query()).length).toBeGreaterThan(0)
  })

  it('[T5] over HTTP a batch that is too large is refused call by call', async () => {
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers: { cookie: visitor.cookie } })],
    })
    for (const answer of await atOnce(101, () => trpc.jurisdiction.list.query()))
      expect(answer).toMatchObject({ status: 'rejected', reason: { shape: { data: { code: 'BAD_REQUEST' } } } })
  })
})
