import type { GenerateContentResponse } from '@google/genai'
import { z } from 'zod'
import type { ReportedUsage } from '../provider.ts'
import { Exchange } from '../wire/exchange.ts'
import { vendorLocationOf } from '../wire/location.ts'
import { probeHealth } from '../wire/probe.ts'
import { apiKeySetting, defineProvider, serverSettings } from './provider-kind.ts'

const settingsSchema = serverSettings({
  baseUrl: 'https://generativelanguage.googleapis.com',
  model: 'gemini-3.8-flash',
}).extend({
  apiKey: apiKeySetting,
  apiVersion: z.string().default('v1beta'),
})

/** Gemini. The end marker is the candidate's `finishReason`; an abort ends the stream, not Google's billing of it. */
export const gemini = defineProvider(settingsSchema, (id, settings, wire) => {
  const { model, baseUrl, apiKey, apiVersion, headers } = settings
  const open = async (signal: AbortSignal) => {
    const { GoogleGenAI } = await import('@google/genai')
    const exchange = new Exchange(id, signal, wire, { format: 'sse' })
    const httpOptions = { baseUrl, apiVersion, headers, fetch: exchange.fetch }
    return { exchange, client: new GoogleGenAI({ apiKey, vertexai: false, httpOptions }) }
  }

  return {
    id,
    model,
    location: settings.location ?? vendorLocationOf(baseUrl),
    async *stream(request, signal) {
      const { exchange, client } = await open(signal)
      try {
        const parts = await client.models.generateContentStream({
          model,
          contents: request.messages.map(({ role, text }) => ({
            role: role === 'assistant' ? 'model' : 'user',
            parts: [{ text }],
          })),
          config: {
            systemInstruction: request.system,
            maxOutputTokens: request.maxOutputTokens,
            temperature: request.temperature,
          },
        })
        let reason: 'stop' | 'length' | undefined
        let usage: ReportedUsage = {}
        for await (const part of exchange.withTrailer(parts, isLast)) {
          const text = textOf(part)
          if (text) yield { type: 'text', text }
          usage = usageOf(part) ?? usage
          if (part.promptFeedback?.blockReason) throw exchange.error('content_filtered')
          const said = part.candidates?.[0]?.finishReason
          if (said === 'STOP') reason = 'stop'
          else if (said === 'MAX_TOKENS') reason = 'length'
          else if (said)
            throw exchange.error(/MALFORMED|OTHER|UNSPECIFIED/.test(said) ? 'malformed' : 'content_filtered')
        }
        if (!reason) return exchange.endedEarly()
        yield { type: 'finish', usage, reason }
      } catch (error) {
        throw exchange.failure(error)
      } finally {
        exchange.close()
      }
    },
    async probe(signal) {
      const { exchange, client } = await open(signal)
      return probeHealth(exchange, async () => void (await client.models.get({ model })))
    },
  }
})

const isLast = ({ candidates }: GenerateContentResponse): boolean => Boolean(candidates?.[0]?.finishReason)

/** The written words; what the model thought on the way is not for the reader. (The SDK's `.text` prints warnings.) */
const textOf = ({ candidates }: GenerateContentResponse): string =>
  (candidates?.[0]?.content?.parts ?? []).map(({ text, thought }) => (thought ? '' : (text ?? ''))).join('')

function usageOf({ usageMetadata }: GenerateContentResponse): ReportedUsage | undefined {
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount = 0 } = usageMetadata ?? {}
  if (promptTokenCount === undefined || candidatesTokenCount === undefined) return undefined
  return { inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount }
}
