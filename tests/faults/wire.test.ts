import { openWire } from '@clausemint/ai'
import { expect, test } from 'vitest'
import { FaultServer } from './fault-server.ts'

const post = { method: 'POST', body: '{}' }

test('[P3] a connection that was let go while it was idle is opened anew', async () => {
  await using server = await FaultServer.open()
  const wire = openWire()
  const { signal } = new AbortController()
  server.handler = (exchange) => exchange.json(200, { answer: 1 })
  await (await wire.request(server.url, post, signal)).body.json()
  // The connection is free for the next request a turn after its last byte.
  await new Promise(setImmediate)
  server.handler = (exchange) => (server.exchanges.length === 2 ? exchange.cut() : exchange.json(200, { answer: 2 }))
  expect(await (await wire.request(server.url, post, signal)).body.json()).toEqual({ answer: 2 })
  expect(server.exchanges).toHaveLength(3)
  await wire.close()
})

test('[P3] a connection that is closed unanswered is not asked again', async () => {
  await using server = await FaultServer.open()
  const wire = openWire()
  server.handler = (exchange) => exchange.cut()
  await expect(wire.request(server.url, post, new AbortController().signal)).rejects.toThrow()
  expect(server.exchanges).toHaveLength(1)
  await wire.close()
})

test('[P5] a redirect is not followed: text goes where the operator said, and nowhere else', async () => {
  await using elsewhere = await FaultServer.open()
  await using server = await FaultServer.open()
  const wire = openWire()
  server.handler = (exchange) => exchange.json(307, {}, { location: elsewhere.url })
  const reply = await wire.request(server.url, post, new AbortController().signal)
  await reply.body.dump()
  expect(reply.statusCode).toBe(307)
  expect(elsewhere.exchanges).toEqual([])
  await wire.close()
})
