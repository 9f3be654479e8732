import { createProviders, openWire, type Provider, type ProviderSettings } from '@clausemint/ai'
import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, describe } from 'vitest'
import { providerContract } from './provider-contract.ts'

/** Every adapter against a peer that nobody here wrote, in its vendor's own wire format. */
describe('[P1] against aimock', () => {
  const mock = new LLMock({ port: 0, logLevel: 'silent', chunkSize: 9 })
  const wire = openWire()
  beforeAll(async () => {
    await mock.start()
  })
  afterAll(async () => {
    await wire.close()
    await mock.stop()
  })

  const adapters: [string, (url: string) => ProviderSettings][] = [
    ['mistral', (baseUrl) => ({ baseUrl })],
    ['llama', (baseUrl) => ({ baseUrl })],
    ['openai', (url) => ({ baseUrl: `${url}/v1`, apiKey: 'key' })],
    ['claude', (baseUrl) => ({ baseUrl, apiKey: 'key' })],
    ['gemini', (baseUrl) => ({ baseUrl, apiKey: 'key' })],
    ['mistral-api', (url) => ({ baseUrl: `${url}/v1`, apiKey: 'key' })],
    ['custom', (url) => ({ baseUrl: `${url}/v1`, model: 'some-model' })],
  ]

  const respond = (fixture: Parameters<typeof mock.addFixture>[0]) => {
    mock.clearFixtures()
    mock.addFixture(fixture)
  }

  for (const [name, settings] of adapters) {
    providerContract({
      name,
      provider: () => only(createProviders({ [name]: settings(mock.url) }, wire)),
      answer: (content) => respond({ match: {}, response: { content } }),
      answerSlowly: (content) => respond({ match: {}, response: { content }, latency: 20 }),
      faults: {
        limitRate: (retryAfter) =>
          respond({ match: {}, response: { error: { message: 'slow down' }, status: 429, retryAfter } }),
        disconnect: (content) => respond({ match: {}, response: { content }, latency: 1, truncateAfterChunks: 3 }),
      },
    })
  }
})

function only(providers: ReadonlyMap<string, Provider>): Provider {
  for (const provider of providers.values()) return provider
  throw new Error('no provider was made')
}
