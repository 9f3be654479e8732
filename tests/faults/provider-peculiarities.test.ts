import { type Provider, ProviderError } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'
import { type Dialect, dialects } from './dialect.ts'
import type { FaultExchange } from './fault-server.ts'
import { FaultStage } from './fault-stage.ts'
import { read, request } from './read-provider.ts'

const stage = new FaultStage()

describe('what only one of them does', () => {
  const named = (name: string): Dialect => {
    const dialect = dialects.find((candidate) => candidate.name === name)
    if (!dialect) throw new Error(`no dialect ${name}`)
    return dialect
  }

  test('OpenAI without the Responses API is asked by Chat Completions, and remembered', async () => {
    const chat = named('custom')
    stage.server.handler = (exchange) => {
      if (!chat.isModelCall(exchange.path)) return exchange.json(404, { detail: 'Not Found' })
      return exchange.head(chat.contentType).end(chat.text('hello') + chat.end)
    }
    const provider = stage.provider(named('openai'))
    expect(await read(provider)).toMatchObject({ text: 'hello', finish: { reason: 'stop' } })
    expect(await read(provider)).toMatchObject({ text: 'hello', finish: { reason: 'stop' } })
    expect(stage.server.exchanges.map(({ path }) => path)).toEqual([
      '/v1/responses',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ])
  })

  test('Ollama says which model to pull', async () => {
    stage.server.handler = (exchange) => exchange.json(404, { error: "model 'mistral' not found" })
    const { error } = await read(stage.provider(named('mistral')))
    expect(error).toBeInstanceOf(ProviderError)
    expect(String(error)).toContain('ollama pull mistral')
  })

  test('Ollama says that it loads a model that is not in memory', async () => {
    const dialect = named('mistral')
    const loaded = Promise.withResolvers<void>()
    stage.server.handler = async (exchange) => {
      if (!dialect.isModelCall(exchange.path)) return exchange.json(200, { models: [] })
      await loaded.promise
      exchange.head(dialect.contentType).end(dialect.text('hello') + dialect.end)
    }
    const provider: Provider = stage.provider(dialect)
    const types: string[] = []
    for await (const event of provider.stream(request, new AbortController().signal)) {
      types.push(event.type)
      if (event.type === 'loading') loaded.resolve()
    }
    expect(types).toEqual(['loading', 'text', 'finish'])
  })

  test('an abort of one Ollama stream leaves the others alone', async () => {
    const dialect = named('mistral')
    const replies: FaultExchange[] = []
    const both = Promise.withResolvers<void>()
    stage.onCall(dialect, (exchange) => {
      exchange.head(dialect.contentType).write(dialect.text('some '))
      if (replies.push(exchange) === 2) both.resolve()
    })
    const provider = stage.provider(dialect)
    const abort = new AbortController()
    const aborted = read(provider, abort.signal)
    const other = read(provider)
    await both.promise
    abort.abort()
    await aborted
    for (const reply of replies) if (!reply.isClosed) reply.end(dialect.text('more') + dialect.end)
    expect(await other).toMatchObject({ text: 'some more', finish: { reason: 'stop' } })
  })
})
