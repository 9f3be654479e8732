import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { startFailure } from './start-failure.ts'

/** Why the system does not let this process listen there. */
async function refusal(port: number, host: string): Promise<unknown> {
  const server = createServer()
  const failed = once(server, 'error')
  server.listen(port, host)
  const [error] = await failed
  return error
}

it('a HOST that is no address of this machine is named, whether it is a number or a name', async () => {
  const unresolved = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere'), { code: 'ENOTFOUND' })
  for (const error of [await refusal(0, '192.0.2.1'), unresolved])
    expect(startFailure(error)).toMatch(/^HOST names no address of this machine\. Set it to 127/)
})

it('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  expect(startFailure(await refusal(port, '127.0.0.1'))).toMatch(/^the port is taken by another program/)
  other.close()
})

it('what nobody foresaw says so itself', () => {
  expect(startFailure(new Error('the moon is full'))).toBe('the moon is full')
  expect(startFailure('x')).toBe('for an unknown reason')
})
