import type { ProviderSettings } from '@clausemint/ai'

/** How one family of vendors says things on the wire; written from their documents, not from the adapters. */
export interface Dialect {
  name: string
  contentType: string
  settings: (url: string, key: string) => ProviderSettings
  /** What comes before the first text. */
  opening: string
  text: (words: string) => string
  /** The end marker, with usage 11 in, 7 out. */
  end: string
  /** The end for want of room. */
  length: string
  /** The vendor's filter stopped it, or the model declined. */
  filtered: string[]
  /** A chunk that can't be read. */
  broken: string
  /** A chunk that carries nothing. */
  empty: string
  /** An error in place of a chunk, and its code. */
  error: string
  /** The body that refuses a prompt for its length, with status 400. */
  tooLong: unknown
  isModelCall: (path: string) => boolean
}

const event = (value: { type: string; [field: string]: unknown }) =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`
const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
const line = (value: unknown) => `${JSON.stringify(value)}\n`

const ollama: Dialect = {
  name: 'mistral',
  contentType: 'application/x-ndjson',
  settings: (baseUrl) => ({ baseUrl, model: 'mistral' }),
  opening: '',
  text: (content) => line({ model: 'mistral', message: { role: 'assistant', content }, done: false }),
  end: line({
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 11,
    eval_count: 7,
  }),
  length: line({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'length', eval_count: 7 }),
  filtered: [],
  broken: '{"message":{"role":"assis\n',
  empty: `\n${line({ message: { role: 'assistant', content: '' }, done: false })}`,
  error: line({ error: 'an error was encountered while running the model' }),
  tooLong: { error: 'the input length exceeds the context length' },
  isModelCall: (path) => path === '/api/chat',
}

const responses: Dialect = {
  name: 'openai',
  contentType: 'text/event-stream',
  settings: (url, apiKey) => ({ baseUrl: `${url}/v1`, apiKey, model: 'gpt-4.1' }),
  opening: event({ type: 'response.created', response: { id: 'r', status: 'in_progress' } }),
  text: (delta) => event({ type: 'response.output_text.delta', delta, output_index: 0 }),
  end: event({ type: 'response.completed', response: { usage: { input_tokens: 11, output_tokens: 7 } } }),
  length: event({ type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } }),
  filtered: [
    event({ type: 'response.incomplete', response: { incomplete_details: { reason: 'content_filter' } } }),
    event({ type: 'response.refusal.delta', delta: 'I can not' }),
  ],
  broken: 'event: response.output_text.delta\ndata: {"type":"response.out\n\n',
  empty: `: a comment\n\n${event({ type: 'response.output_text.delta', delta: '' })}`,
  error: event({ type: 'response.failed', response: { error: { code: 'server_error', message: 'oops' } } }),
  tooLong: { error: { type: 'invalid_request_error', code: 'context_length_exceeded', message: 'too long' } },
  isModelCall: (path) => path === '/v1/responses',
}

const choice = (delta: object, finish_reason: string | null = null) =>
  data({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })

const chat: Dialect = {
  name: 'custom',
  contentType: 'text/event-stream; charset=utf-8',
  settings: (url, apiKey) => ({ baseUrl: `${url}/v1`, apiKey, model: 'some-model' }),
  opening: choice({ role: 'assistant', content: '' }),
  text: (content) => choice({ content }),
  end: `${choice({}, 'stop')}${data({ id: 'c', choices: [], usage: { prompt_tokens: 11, completion_tokens: 7 } })}data: [DONE]\n\n`,
  length: `${choice({}, 'length')}data: [DONE]\n\n`,
  filtered: [choice({}, 'content_filter'), choice({ refusal: 'I can not' })],
  broken: 'data: {"id":"c","choi\n\n',
  empty: `: a comment\n\n${choice({ content: '' })}`,
  error: data({ error: { type: 'server_error', message: 'oops' } }),
  tooLong: { error: { message: "This model's maximum context length is 8192 tokens, however you asked for 9000" } },
  isModelCall: (path) => path === '/v1/chat/completions',
}

const claude: Dialect = {
  name: 'claude',
  contentType: 'text/event-stream; charset=utf-8',
  settings: (baseUrl, apiKey) => ({ baseUrl, apiKey, model: 'claude-sonnet-4-5' }),
  opening:
    event({ type: 'message_start', message: { id: 'm', usage: { input_tokens: 11, output_tokens: 1 } } }) +
    event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  text: (text) => event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
  end:
    event({ type: 'content_block_stop', index: 0 }) +
    event({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 7 } }) +
    event({ type: 'message_stop' }),
  length:
    event({ type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 7 } }) +
    event({ type: 'message_stop' }),
  filtered: [event({ type: 'message_delta', delta: { stop_reason: 'refusal' } })],
  broken: 'event: content_block_delta\ndata: {"type":"content_bl\n\n',
  empty: event({ type: 'ping' }),
  error: event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
  tooLong: {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'prompt is too long: 9 tokens > 8 maximum' },
  },
  isModelCall: (path) => path === '/v1/messages',
}

const candidate = (text: string, finishReason?: string) =>
  data({ candidates: [{ content: { role: 'model', parts: [{ text }] }, ...(finishReason ? { finishReason } : {}) }] })

const gemini: Dialect = {
  name: 'gemini',
  contentType: 'text/event-stream',
  settings: (baseUrl, apiKey) => ({ baseUrl, apiKey, model: 'gemini-2.5-flash' }),
  opening: '',
  text: (words) => candidate(words),
  end: data({
    candidates: [{ content: { role: 'model', parts: [{ text: '' }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 7 },
  }),
  length: candidate('', 'MAX_TOKENS'),
  filtered: [candidate('', 'SAFETY'), data({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } })],
  broken: 'data: {"candidates":[{"con\n\n',
  empty: data({ candidates: [{ content: { role: 'model', parts: [] } }] }),
  error: data({ error: { code: 503, status: 'UNAVAILABLE', message: 'The model is overloaded.' } }),
  tooLong: {
    error: {
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'The input token count (9) exceeds the maximum number of tokens allowed (8).',
    },
  },
  isModelCall: (path) => path.includes(':streamGenerateContent'),
}

export const dialects: readonly Dialect[] = [ollama, responses, chat, claude, gemini]
