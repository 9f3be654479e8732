import type OpenAI from 'openai'
import type { ModelEvent, ModelRequest, ReportedUsage } from '../provider.ts'
import type { Exchange } from './exchange.ts'

/** These take no temperature, and think before they write. */
export const isReasoningModel = (model: string) => /^(o\d|gpt-([5-9]|\d\d))(?!.*chat)/.test(model)

export interface ChatCompletionOptions {
  /** Ask for usage at the end; the few servers that refuse the question send it unasked. */
  askForUsage?: boolean
}

/**
 * One answer over Chat Completions, which many servers speak. Its end marker is the `finish_reason`; usage may follow it.
 */
export async function* streamChatCompletion(
  client: OpenAI,
  exchange: Exchange,
  model: string,
  request: ModelRequest,
  { askForUsage = true }: ChatCompletionOptions = {},
): AsyncGenerator<ModelEvent> {
  const chunks = await client.chat.completions.create({
    model,
    stream: true,
    ...(askForUsage ? { stream_options: { include_usage: true } } : {}),
    messages: [
      { role: 'system', content: request.system },
      ...request.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    ...(isReasoningModel(model)
      ? { max_completion_tokens: request.maxOutputTokens }
      : { max_tokens: request.maxOutputTokens, temperature: request.temperature }),
  })
  let reason: 'stop' | 'length' | undefined
  let usage: ReportedUsage = {}
  for await (const chunk of exchange.withTrailer(chunks, isLast)) {
    const choice = chunk.choices?.[0]
    if (choice?.delta?.content) yield { type: 'text', text: choice.delta.content }
    if (choice?.delta?.refusal || choice?.finish_reason === 'content_filter') throw exchange.error('content_filtered')
    if (choice?.finish_reason) reason = choice.finish_reason === 'length' ? 'length' : 'stop'
    if (chunk.usage) usage = { inputTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens }
  }
  if (!reason) exchange.endedEarly()
  yield { type: 'finish', usage, reason }
}

const isLast = ({ choices }: OpenAI.Chat.ChatCompletionChunk): boolean => Boolean(choices?.[0]?.finish_reason)
