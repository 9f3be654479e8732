import { once } from 'node:events'
import { createServer } from 'node:net'
import { chainFor, createProviders, openWire, streamModel } from '@clausemint/ai'
import { expect, test } from 'vitest'
import { request } from './read-provider.ts'

/** Listens where a remote vendor would, and writes down every connection. */
async function recorder() {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `http://127.0.0.1:${port}`, count: () => connections, close: () => server.close() }
}

test.each([
  { localOnly: true, fallbackToRemote: true, reached: false },
  { localOnly: true, fallbackToRemote: false, reached: false },
  { localOnly: false, fallbackToRemote: false, reached: false },
  { localOnly: false, fallbackToRemote: true, reached: true },
])('[P5] who is reached when the local one fails: $localOnly, $fallbackToRemote', async ({ reached, ...rules }) => {
  const remote = await recorder()
  const wire = openWire()
  const providers = createProviders(
    {
      mistral: { baseUrl: 'http://127.0.0.1:1' },
      openai: { baseUrl: remote.url, apiKey: 'k', location: 'remote' },
      claude: { baseUrl: remote.url, apiKey: 'k', location: 'remote' },
    },
    wire,
  )
  const chain = chainFor([...providers.values()], rules)
  const options = { signal: new AbortController().signal, retry: { retries: 0 } }
  const reading = async () => {
    for await (const { type } of streamModel(chain, request, options)) expect(type).not.toBe('text')
  }
  await expect(reading()).rejects.toMatchObject({ name: 'AllProvidersFailed' })
  expect(remote.count() > 0).toBe(reached)
  remote.close()
  await wire.close()
})
