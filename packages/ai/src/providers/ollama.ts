import { Ollama } from 'ollama'
import { z } from 'zod'
import type { ProviderHealth } from '../provider.ts'
import { Exchange } from '../wire/exchange.ts'
import { locationOf } from '../wire/location.ts'
import { contextTokens } from '../wire/ollama-context.ts'
import { isCold, isModel } from '../wire/ollama-models.ts'
import { probeHealth } from '../wire/probe.ts'
import { defineProvider, serverSettings } from './provider-kind.ts'

const settingsSchema = (model: string) =>
  serverSettings({ baseUrl: 'http://localhost:11434', model }).extend({
    /** How long the model stays in memory after a request: "30m", or -1 for ever. */
    keepAlive: z.union([z.number(), z.string()]).default('30m'),
    /** The largest context to ask for, in tokens. */
    maxContextTokens: z.number().int().min(2048).default(32_768),
  })

/** A model of an Ollama server; `defaultModel` where the operator names none. */
export const ollama = (defaultModel: string) =>
  defineProvider(settingsSchema(defaultModel), (id, settings, wire) => {
    const { model, baseUrl, headers, keepAlive } = settings
    const pull = `${id} has no model "${model}". Run \`ollama pull ${model}\` where Ollama runs.`
    const open = (signal: AbortSignal) => {
      const exchange = new Exchange(id, signal, wire, { format: 'json-lines', notFound: pull })
      return { exchange, client: new Ollama({ host: baseUrl, headers, fetch: exchange.fetch }) }
    }

    return {
      id,
      model,
      location: settings.location ?? locationOf(baseUrl),
      async *stream(request, signal) {
        const { exchange, client } = open(signal)
        try {
          const answer = client.chat({
            model,
            stream: true,
            keep_alive: keepAlive,
            messages: [{ role: 'system', content: request.system }, ...request.messages.map(toMessage)],
            options: {
              temperature: request.temperature,
              num_predict: request.maxOutputTokens,
              num_ctx: contextTokens(request, settings.maxContextTokens),
            },
          })
          const answered = answer.then(
            () => false,
            () => false,
          )
          if (await Promise.race([answered, isCold(open(signal), model)])) yield { type: 'loading' }
          for await (const part of await answer) {
            const text: unknown = part.message?.content
            if (typeof text === 'string' && text !== '') yield { type: 'text', text }
            if (!part.done) continue
            signal.throwIfAborted()
            const reason = part.done_reason === 'length' ? 'length' : 'stop'
            yield { type: 'finish', usage: toUsage(part.prompt_eval_count, part.eval_count), reason }
            return
          }
          exchange.endedEarly()
        } catch (error) {
          throw exchange.failure(error)
        } finally {
          exchange.close()
        }
      },
      async probe(signal): Promise<ProviderHealth> {
        const { exchange, client } = open(signal)
        return probeHealth(exchange, async () => {
          const { models } = await client.list()
          if (!models.some((known) => isModel(known.name, model))) return { health: 'misconfigured', detail: pull }
          return { health: (await isCold(open(signal), model)) ? 'loading' : 'ready' }
        })
      },
      async warmUp(signal) {
        const { exchange, client } = open(signal)
        try {
          // A prompt of nothing loads the model and writes no text; it is streamed so that an abort can end it.
          for await (const _ of await client.generate({ model, prompt: '', keep_alive: keepAlive, stream: true })) break
        } catch (error) {
          throw exchange.failure(error)
        } finally {
          exchange.close()
        }
      },
    }
  })

const toMessage = ({ role, text }: { role: string; text: string }) => ({ role, content: text })

const toUsage = (inputTokens: number | undefined, outputTokens: number | undefined) => ({
  ...(inputTokens === undefined ? {} : { inputTokens }),
  ...(outputTokens === undefined ? {} : { outputTokens }),
})
