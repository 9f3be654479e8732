import { type Client, connect } from '@clausemint/client'
import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { write } from './support/peers.ts'
import { all, completedOf, ofType, stateOf } from './support/reading.ts'

/** The whole product on every adapter, against a peer that nobody here wrote, in its vendor's own wire format. */
describe('an NDA by each vendor', () => {
  const mock = new LLMock({ port: 0, logLevel: 'silent', chunkSize: 9 })
  let server: TestServer
  let client: Client

  beforeAll(async () => {
    await mock.start()
    server = await startServer({
      env: {
        AI_PROVIDER: 'mistral',
        OLLAMA_BASE_URL: mock.url,
        OPENAI_API_KEY: 'key',
        OPENAI_BASE_URL: `${mock.url}/v1`,
        CLAUDE_API_KEY: 'key',
        CLAUDE_BASE_URL: mock.url,
        GEMINI_API_KEY: 'key',
        GEMINI_BASE_URL: mock.url,
        MISTRAL_API_API_KEY: 'key',
        MISTRAL_API_BASE_URL: `${mock.url}/v1`,
        CUSTOM_BASE_URL: `${mock.url}/v1`,
        CUSTOM_MODEL: 'some-model',
      },
    })
    client = connect({ url: server.url })
    mock.addFixture({ match: {}, response: { content: agreement } })
  })
  afterAll(async () => {
    await client?.close()
    await server?.app.close()
    await mock.stop()
  })

  const adapters = [
    ['mistral', 'mistral', '/api/chat'],
    ['llama', 'llama3.2', '/api/chat'],
    ['openai', 'gpt-5.5', '/v1/responses'],
    ['claude', 'claude-sonnet-5-5', '/v1/messages'],
    ['gemini', 'gemini-3.8-flash', ':streamGenerateContent'],
    ['mistral-api', 'mistral-large-latest', '/v1/chat/completions'],
    ['custom', 'some-model', '/v1/chat/completions'],
  ] as const

  it.each(adapters)('[P1] [G9] %s streams it, and the result says who and how much', async (provider, model, path) => {
    const before = mock.getRequests().length
    const events = await all(client.generate.nda(someTermsInput, { provider }).events)
    expect(stateOf(events).text).toBe(agreement)
    expect(events[0]).toMatchObject({ type: 'started', task: 'nda', provider, model, location: 'local' })
    expect(ofType(events, 'attempt')).toMatchObject([{ attempt: 1, provider, model, mode: 'first', location: 'local' }])
    const { result, usage } = completedOf(events)
    expect(result).toMatchObject({
      textLength: agreement.length,
      provenance: {
        provider,
        model,
        location: 'local',
        seams: [{ attempt: 1, provider, model, mode: 'first', offset: 0 }],
        promptVersion: expect.stringMatching(/./),
        libraryVersion: expect.stringMatching(/./),
      },
    })
    expect(usage.inputTokens).toBeGreaterThan(0)
    expect(usage.outputTokens).toBeGreaterThan(0)
    expect(usage.timeToFirstTokenMs).toBeGreaterThan(0)
    const asked = mock
      .getRequests()
      .slice(before)
      .map((entry) => entry.path)
    expect(asked.some((asked) => asked.includes(path))).toBe(true)
  })

  const reported = [
    ['openai', { input_tokens: 11, output_tokens: 7 }],
    ['claude', { input_tokens: 11, output_tokens: 7 }],
    ['gemini', { promptTokenCount: 11, candidatesTokenCount: 7 }],
    ['custom', { prompt_tokens: 11, completion_tokens: 7 }],
  ] as const

  it.each(reported)('[G9] the tokens that %s reports are exact, and not estimated', async (provider, usage) => {
    mock.clearFixtures()
    mock.addFixture({ match: {}, response: { content: agreement, usage } })
    const events = await all(client.generate.nda(someTermsInput, { provider }).events)
    expect(completedOf(events).usage).toMatchObject({ inputTokens: 11, outputTokens: 7, estimated: false })
  })

  it('[G9] tokens that nobody reported are estimated, and say so', async () => {
    mock.clearFixtures()
    mock.addFixture({ match: {}, response: { content: agreement } })
    const events = await all(client.generate.nda(someTermsInput, { provider: 'mistral' }).events)
    const { usage } = completedOf(events)
    expect(usage.estimated).toBe(true)
    expect(usage.outputTokens).toBeGreaterThan(agreement.length / 8)
  })
})

it('[P1] OpenAI by Chat Completions, where a base URL lacks the Responses API', async () => {
  await using peer = await startModelPeer()
  await using server = await startServer({
    env: { AI_PROVIDER: 'openai', OPENAI_API_KEY: 'key', OPENAI_BASE_URL: peer.baseUrl },
  })
  await using client = connect({ url: server.url })
  for (const paths of [['/v1/responses', '/v1/chat/completions'], ['/v1/chat/completions']]) {
    const text = client.generate.nda(someTermsInput).text
    for (const path of paths) {
      const reply = await peer.next()
      expect(reply.path).toBe(path)
      if (path === '/v1/responses') reply.status(404)
      else {
        await write(reply, agreement)
        reply.finish()
      }
    }
    expect(await text).toBe(agreement)
  }
})
