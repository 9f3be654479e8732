import type OpenAI from 'openai'
import type { ModelRequest } from '../provider.ts'
import { isReasoningModel, streamChatCompletion } from '../wire/chat-completion.ts'
import { vendorLocationOf } from '../wire/location.ts'
import { openOpenAi } from '../wire/openai-client.ts'
import { probeHealth } from '../wire/probe.ts'
import { streamResponse } from '../wire/response-events.ts'
import { apiKeySetting, defineProvider, serverSettings } from './provider-kind.ts'

const settingsSchema = serverSettings({ baseUrl: 'https://api.openai.com/v1', model: 'gpt-5.5' }).extend({
  apiKey: apiKeySetting,
})

/** OpenAI by its Responses API, and any server that speaks it; Chat Completions where a base URL lacks it. */
export const openai = defineProvider(settingsSchema, (id, settings, wire) => {
  const { model, baseUrl } = settings
  /** Known after the first request; a server does not grow an API while we talk to it. */
  let hasResponses: boolean | undefined

  const open = (signal: AbortSignal) => openOpenAi(id, settings, signal, wire)

  return {
    id,
    model,
    location: settings.location ?? vendorLocationOf(baseUrl),
    async *stream(request, signal) {
      const { exchange, client } = await open(signal)
      let isRefused = false
      try {
        if (hasResponses !== false) {
          const events = await startResponse(client, model, request).catch((error: unknown) => {
            isRefused = !hasResponses && lacksResponses(exchange.status)
            if (!isRefused) throw error
          })
          if (events) {
            hasResponses = true
            yield* streamResponse(events, exchange)
            return
          }
        }
        yield* streamChatCompletion(client, exchange, model, request)
      } catch (error) {
        throw exchange.failure(error)
      } finally {
        // Here, because whoever has the last event reads no further.
        if (isRefused && exchange.status === 200) hasResponses = false
        exchange.close()
      }
    },
    async probe(signal) {
      const { exchange, client } = await open(signal)
      return probeHealth(exchange, async () => void (await client.models.list()))
    },
  }
})

/** An unknown model is a 404 too; then Chat Completions answers the same, and that answer counts. */
const lacksResponses = (status: number | undefined) => status === 404 || status === 405 || status === 501

const startResponse = (client: OpenAI, model: string, request: ModelRequest) =>
  client.responses.create({
    model,
    stream: true,
    store: false,
    instructions: request.system,
    input: request.messages.map(({ role, text }) => ({ role, content: text })),
    max_output_tokens: request.maxOutputTokens,
    ...(isReasoningModel(model) ? { reasoning: { effort: 'low' } } : { temperature: request.temperature }),
  })
