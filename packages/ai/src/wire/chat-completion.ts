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
    const text = textIn(choice?.delta?.content)
    if (text !== '') yield { type: 'text', text }
    const finish: string = choice?.finish_reason ?? ''
    if (choice?.delta?.refusal || finish === 'content_filter') throw exchange.error('content_filtered')
    if (finish === 'error') throw exchange.error('overloaded')
    if (finish !== '') reason = noRoom.has(finish) ? 'length' : 'stop'
    if (chunk.usage) usage = { inputTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens }
  }
  if (!reason) exchange.endedEarly()
  yield { type: 'finish', usage, reason }
}

const isLast = ({ choices }: OpenAI.Chat.ChatCompletionChunk): boolean => Boolean(choices?.[0]?.finish_reason)

/** What servers call an end for want of room. */
const noRoom: ReadonlySet<string> = new Set(['length', 'model_length', 'max_tokens'])

/** Text alone, or the text among parts, where a model that thinks sends its thoughts too. What else there is, is no text. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content
  return Array.isArray(content) ? content.map(textOfPart).join('') : ''
}

const textOfPart = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string' ? part.text : ''
