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

  describe('Chat Completions', () => {
    const dialect = named('custom')
    const chunk = (delta: unknown, finish_reason: string | null = null): string =>
      `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`
    const answer = (...chunks: string[]) =>
      stage.read(dialect, (exchange) => exchange.head(dialect.contentType).end(`${chunks.join('')}data: [DONE]\n\n`))

    test('[P1] text that comes in parts is put together, without what the model thought', async () => {
      const thought = [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }]
      const said = [
        { type: 'text', text: 'hel' },
        { type: 'reference', reference_ids: [1] },
        { type: 'text', text: 'lo' },
      ]
      const reading = await answer(
        chunk({ content: thought }),
        chunk({ content: said }),
        chunk({ content: ' you' }, 'stop'),
      )
      expect(reading).toMatchObject({ text: 'hello you', finish: { reason: 'stop' } })
    })

    test.each([5, true, { text: 'x' }, [null], [5], [{ type: 'text', text: 7 }]])(
      '[P1] %j is no text',
      async (content) => {
        expect(await answer(chunk({ content }), chunk({ content: 'a' }, 'stop'))).toMatchObject({ text: 'a' })
      },
    )

    test.each(['length', 'model_length', 'max_tokens'])('[P1] %s is an end for want of room', async (reason) => {
      expect(await answer(chunk({ content: 'a' }, reason))).toMatchObject({ finish: { reason: 'length' } })
    })

    test('[P2] a text that an error ended is not whole', async () => {
      expect(await answer(chunk({ content: 'a' }), chunk({}, 'error'))).toMatchObject({ error: { code: 'overloaded' } })
    })
  })

  test('[P1] what is no text is none of Ollama either', async () => {
    const dialect = named('mistral')
    const line = (value: object) => `${JSON.stringify(value)}\n`
    const reading = await stage.read(dialect, (exchange) =>
      exchange
        .head(dialect.contentType)
        .end(
          line({ message: { content: 5 } }) + line({ message: { content: 'a' } }) + line({ message: {}, done: true }),
        ),
    )
    expect(reading).toMatchObject({ text: 'a', finish: { reason: 'stop' } })
  })
})
