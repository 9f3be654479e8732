import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AppErrorBody } from '@clausemint/protocol'

export interface HttpCall {
  method?: string
  headers?: Record<string, string>
  /** An object is sent as JSON. */
  body?: unknown
}

/** One HTTP request whose every header is the test's own, `Host` and `Origin` included. */
export async function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body }: HttpCall = {},
): Promise<IncomingMessage> {
  const isText = typeof body === 'string' || Buffer.isBuffer(body)
  const json: Record<string, string> = body === undefined || isText ? {} : { 'content-type': 'application/json' }
  const call = request(new URL(path, url), { method, headers: { ...json, ...headers } })
  // Whoever is answered before all is sent may find the connection closed; what comes before the answer is heard below.
  call.on('error', () => {})
  call.end(body === undefined || isText ? body : JSON.stringify(body))
  const [response]: IncomingMessage[] = await once(call, 'response')
  if (!response) throw new Error('no response')
  return response
}

export async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return text
}

/** What an answer that streams says of itself; no proxy may keep it back. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  'x-accel-buffering': 'no',
}

/** The error of a refused request, and its status. */
export async function refusalOf(response: IncomingMessage): Promise<AppErrorBody & { status: number | undefined }> {
  const parsed: { error: AppErrorBody } = JSON.parse(await textOf(response))
  return { ...parsed.error, status: response.statusCode }
}

/** One server-sent event, as the streaming guide has it. */
export interface SentEvent {
  id: string
  data: { status: string; text?: string; offset?: number; content?: string; [key: string]: unknown }
}

/** The events of a stream in the order of their coming; comments are left out. */
export async function* eventsOf(response: IncomingMessage): AsyncGenerator<SentEvent> {
  let rest = ''
  for await (const part of response.setEncoding('utf8')) {
    const blocks = (rest + part).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      if (block.startsWith(':')) continue
      const fields = new Map(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      yield { id: fields.get('id') ?? '', data: JSON.parse(fields.get('data') ?? '') }
    }
  }
}
