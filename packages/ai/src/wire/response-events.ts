import type OpenAI from 'openai'
import type { ModelEvent } from '../provider.ts'
import type { Exchange } from './exchange.ts'

/** One answer over the Responses API. Its end marker is `response.completed` or `response.incomplete`. */
export async function* streamResponse(
  events: AsyncIterable<OpenAI.Responses.ResponseStreamEvent>,
  exchange: Exchange,
): AsyncGenerator<ModelEvent> {
  for await (const event of events) {
    switch (event.type) {
      case 'response.output_text.delta':
        if (event.delta) yield { type: 'text', text: event.delta }
        break
      case 'response.refusal.delta':
        throw exchange.error('content_filtered')
      case 'response.failed':
        throw exchange.failure(event.response.error)
      case 'response.completed':
      case 'response.incomplete': {
        const { usage, incomplete_details } = event.response
        if (incomplete_details?.reason === 'content_filter') throw exchange.error('content_filtered')
        yield {
          type: 'finish',
          usage: usage ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } : {},
          reason: event.type === 'response.completed' ? 'stop' : 'length',
        }
        return
      }
    }
  }
  exchange.endedEarly()
}
