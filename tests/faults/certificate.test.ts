import { once } from 'node:events'
import { createServer } from 'node:https'
import type { Server } from 'node:net'
import { createServer as createPlainServer } from 'node:net'
import { createProviders, openWire } from '@clausemint/ai'
import { connect } from '@clausemint/client'
import { expect, it } from 'vitest'
import { someTermsInput } from '../support/nda-terms.ts'
import { startServer } from '../support/server.ts'
import { selfSigned } from './self-signed.ts'

/** Servers that must not be told anything: whoever asks them can't know who they are. */
const strangers = {
  'a certificate that nobody vouches for': (heard: () => void) => createServer(selfSigned(), heard),
  'no TLS at all': () =>
    createPlainServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end('HTTP/1.1 400 no\r\n\r\n'),
    ),
}

async function listen(server: Server): Promise<AsyncDisposable & { url: string }> {
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `https://127.0.0.1:${address.port}/v1`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

it.each(Object.entries(strangers))(
  '[P3] [P5] a provider with %s is told nothing, and the user why',
  async (_, make) => {
    let requests = 0
    await using stranger = await listen(make(() => requests++))
    const wire = openWire()
    const provider = createProviders({ custom: { baseUrl: stranger.url, model: 'm', apiKey: 'k' } }, wire).get('custom')
    if (!provider) throw new Error('no provider')
    const signal = new AbortController().signal
    const asked = Array.fromAsync(
      provider.stream(
        { system: 's', messages: [{ role: 'user', text: 'secret' }], maxOutputTokens: 10, temperature: 0 },
        signal,
      ),
    )
    await expect(asked).rejects.toMatchObject({
      code: 'unreachable',
      message: 'custom cannot be reached safely: its TLS certificate or protocol is not valid.',
    })
    expect(await provider.probe(signal)).toMatchObject({ health: 'unreachable' })
    expect(requests).toBe(0)
    await wire.close()
  },
)

it('[G4] a provider whose certificate is not valid is fallen back from, and said to be unreachable', async () => {
  let requests = 0
  await using stranger = await listen(strangers['a certificate that nobody vouches for'](() => requests++))
  await using server = await startServer({
    env: { AI_PROVIDER: 'custom', CUSTOM_BASE_URL: stranger.url, CUSTOM_MODEL: 'm', AI_FALLBACK: 'library' },
  })
  await using client = connect({ url: server.url })
  const events = await Array.fromAsync(client.generate.nda(someTermsInput).events)
  const attempts = events.filter(({ type }) => type === 'attempt')
  expect(attempts).toMatchObject([
    { provider: 'custom', attempt: 1 },
    { provider: 'library', attempt: 2, because: 'unreachable' },
  ])
  expect(events.at(-1)).toMatchObject({ type: 'completed' })
  expect(requests).toBe(0)
})
