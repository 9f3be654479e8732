import type { ReportedUsage } from '../provider.ts'
import { Exchange } from '../wire/exchange.ts'
import { vendorLocationOf } from '../wire/location.ts'
import { probeHealth } from '../wire/probe.ts'
import { apiKeySetting, defineProvider, serverSettings } from './provider-kind.ts'

const settingsSchema = serverSettings({ baseUrl: 'https://api.anthropic.com', model: 'claude-sonnet-5-5' }).extend({
  apiKey: apiKeySetting,
})

/** Claude by its Messages API. The end marker is `message_stop`; why it stopped is said before that. */
export const claude = defineProvider(settingsSchema, (id, settings, wire) => {
  const { model, baseUrl, apiKey, headers } = settings
  const open = async (signal: AbortSignal) => {
    const { default: Anthropic } = await import('@anthropic-ai/sdk')
    const exchange = new Exchange(id, signal, wire, { format: 'sse' })
    const client = new Anthropic({
      apiKey,
      authToken: null,
      baseURL: baseUrl,
      defaultHeaders: headers,
      fetch: exchange.fetch,
      maxRetries: 0,
      logLevel: 'off',
    })
    return { exchange, client }
  }

  return {
    id,
    model,
    location: settings.location ?? vendorLocationOf(baseUrl),
    async *stream(request, signal) {
      const { exchange, client } = await open(signal)
      try {
        const events = await client.messages.create({
          model,
          stream: true,
          max_tokens: request.maxOutputTokens,
          system: request.system,
          messages: request.messages.map(({ role, text }) => ({ role, content: text })),
        })
        let reason: 'stop' | 'length' = 'stop'
        const usage: ReportedUsage = {}
        for await (const event of events) {
          if (event.type === 'message_start') {
            const { input_tokens } = event.message.usage
            usage.inputTokens = input_tokens
          } else if (event.type === 'content_block_delta') {
            if (event.delta.type === 'text_delta' && event.delta.text) yield { type: 'text', text: event.delta.text }
          } else if (event.type === 'message_delta') {
            if (event.delta.stop_reason === 'refusal') throw exchange.error('content_filtered')
            if (lengthReasons.has(event.delta.stop_reason ?? '')) reason = 'length'
            if (event.usage) usage.outputTokens = event.usage.output_tokens
          } else if (event.type === 'message_stop') {
            exchange.throwIfAborted()
            yield { type: 'finish', usage, reason }
            return
          }
        }
        exchange.endedEarly()
      } catch (error) {
        throw exchange.failure(error)
      } finally {
        exchange.close()
      }
    },
    async probe(signal) {
      const { exchange, client } = await open(signal)
      return probeHealth(exchange, async () => void (await client.models.list({ limit: 1 })))
    },
  }
})

const lengthReasons: ReadonlySet<string> = new Set(['max_tokens', 'model_context_window_exceeded'])
