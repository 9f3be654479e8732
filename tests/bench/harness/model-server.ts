import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { answerCalls } from './calls.ts'
import { monotonicMs } from './monotonic.ts'
import { stampedToken } from './tokens.ts'

/** Names a request to the model: it stands in a party's name, which every prompt has. */
const subjectMark = /subject-[a-z0-9]+/

interface Reply {
  response: ServerResponse
  text: string
  closedAt: PromiseWithResolvers<number>
}

const replies = new Map<string, Reply>()
const arrivals = new Set<() => void>()

const chunk = (delta: string, finish: string) =>
  `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":0,"model":"bench","choices":[{"index":0,"delta":${delta},"finish_reason":${finish}}]}\n\n`

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"bench"}]}')
    return
  }
  const subject = subjectMark.exec(await bodyOf(request))?.[0]
  if (!subject) throw new Error('a request to the model names no subject')
  const closedAt = Promise.withResolvers<number>()
  response.on('close', () => closedAt.resolve(monotonicMs()))
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
  replies.set(subject, { response, text: '', closedAt })
  for (const arrived of arrivals) arrived()
})
server.keepAliveTimeout = 60_000

export interface Pace {
  subjects: string[]
  /** Deltas of one subject in a second. */
  rate: number
  /** Tokens for each subject. */
  tokens: number
  /** Tokens in one delta. */
  burst?: number
}

/**
 * The model server of all variants, in a process of its own: OpenAI's chat completions. It answers nothing until it is
 * told to, then writes stamped tokens at an even pace, the subjects' turns spread over the time between two tokens.
 */
const calls = {
  async listen(_: null): Promise<string> {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  },

  /** Resolves once all these subjects have asked. */
  async asked(subjects: string[]): Promise<void> {
    const missing = () => subjects.some((subject) => !replies.has(subject))
    const all = Promise.withResolvers<void>()
    const look = () => missing() || all.resolve()
    arrivals.add(look)
    look()
    await all.promise
    arrivals.delete(look)
  },

  /** Resolves once all tokens are written, with how far it ever was behind its own pace, in ms. */
  async write({ subjects, rate, tokens, burst = 1 }: Pace): Promise<{ behindMs: number; endedAt: number }> {
    const order = subjects.map(replyOf)
    const interval = 1000 / (rate * order.length)
    const count = (tokens / burst) * order.length
    const started = monotonicMs()
    let behindMs = 0
    for (let next = 0; next < count; ) {
      const now = monotonicMs()
      behindMs = Math.max(behindMs, now - started - next * interval)
      for (; next < count && started + next * interval <= now; next++) {
        const reply = order[next % order.length]
        if (reply?.response.writable) writeDelta(reply, burst)
      }
      // The pace: what is due is written once a millisecond.
      await setTimeout(1)
    }
    return { behindMs, endedAt: monotonicMs() }
  },

  /** The end marker, and the end. */
  finish(subjects: string[]): void {
    for (const { response } of subjects.map(replyOf)) {
      response.write(chunk('{}', '"stop"'))
      response.end('data: [DONE]\n\n')
    }
  },

  /** What each subject was sent, hashed; the texts are dropped. */
  take(subjects: string[]): { subject: string; hash: string; length: number }[] {
    return subjects.map((subject) => {
      const { text } = replyOf(subject)
      replies.delete(subject)
      return { subject, hash: createHash('sha256').update(text).digest('hex'), length: text.length }
    })
  },

  /** When the subject's connection was closed, on the clock that all processes share. */
  closedAt: (subject: string): Promise<number> => replyOf(subject).closedAt.promise,
}

export type ModelServerCalls = typeof calls

function writeDelta(reply: Reply, burst: number): void {
  const text = stampedToken().repeat(burst)
  reply.text += text
  reply.response.write(chunk(`{"content":"${text}"}`, 'null'))
}

function replyOf(subject: string): Reply {
  const reply = replies.get(subject)
  if (!reply) throw new Error(`${subject} did not ask`)
  return reply
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request.setEncoding('utf8')) body += part
  return body
}

answerCalls(calls)
