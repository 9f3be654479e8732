import type { z } from 'zod'
import { type ChatCompletionOptions, streamChatCompletion } from '../wire/chat-completion.ts'
import { locationOf } from '../wire/location.ts'
import { openOpenAi } from '../wire/openai-client.ts'
import { probeHealth } from '../wire/probe.ts'
import { apiKeySetting, defineProvider, serverSettings } from './provider-kind.ts'

const keyless = serverSettings({}).extend({ apiKey: apiKeySetting.optional() })
const keyed = serverSettings({ baseUrl: 'https://api.mistral.ai/v1', model: 'mistral-large-latest' }).extend({
  apiKey: apiKeySetting,
})

/** Any server that speaks OpenAI's Chat Completions: vLLM, LM Studio, llama.cpp, LiteLLM, a vendor's own. */
const chatServer = (schema: z.ZodType<z.output<typeof keyless>>, options: ChatCompletionOptions) =>
  defineProvider(schema, (id, settings, wire) => {
    const { model, baseUrl } = settings
    const open = (signal: AbortSignal) => openOpenAi(id, settings, signal, wire)
    return {
      id,
      model,
      location: settings.location ?? locationOf(baseUrl),
      async *stream(request, signal) {
        const { exchange, client } = await open(signal)
        try {
          yield* streamChatCompletion(client, exchange, model, request, options)
        } catch (error) {
          throw exchange.failure(error)
        } finally {
          exchange.close()
        }
      },
      async probe(signal) {
        const { exchange, client } = await open(signal)
        return probeHealth(exchange, async () => void (await client.models.list()))
      },
    }
  })

export const custom = chatServer(keyless, { askForUsage: true })

/** Mistral's own service. It reports usage unasked, and has refused the question. */
export const mistralApi = chatServer(keyed, { askForUsage: false })
