import type { Message } from './reading.ts'

/** How a server of one kind is asked, and what its messages mean. */
export interface Dialect {
  /** Where the connection goes. */
  address(url: string, subject: string): string
  /** The first message to the server; absent: the address says it all. */
  question?(subject: string, request: number, cursor: string | undefined): string
  read(payload: string): Message
}

interface Delta {
  type: string
  text: string
  offset: number
}

/** tRPC over WebSocket, which the product and the stock server both speak. */
const trpc = (path: string, input: (subject: string) => object): Dialect => ({
  address: (url) => `${url.replace('http', 'ws')}/trpc`,
  question: (subject, request, cursor) =>
    JSON.stringify({
      id: request,
      method: 'subscription',
      params: { path, input: { ...input(subject), ...(cursor === undefined ? {} : { lastEventId: cursor }) } },
    }),
  read(payload) {
    const { result, error } = JSON.parse(payload)
    if (error) return { kind: 'failed', reason: JSON.stringify(error) }
    if (result?.type === 'started') return { kind: 'opened' }
    if (result?.type !== 'data') return { kind: 'other' }
    const event: Delta = result.data.data
    return event.type === 'delta'
      ? { kind: 'text', text: event.text, offset: event.offset, cursor: result.data.id }
      : { kind: 'other', cursor: result.data.id }
  },
})

export const dialects = {
  product: trpc('generation.follow', (generationId) => ({ generationId })),
  stockTrpc: trpc('follow', (subject) => ({ subject })),

  rawWs: {
    address: (url, subject) => `${url.replace('http', 'ws')}/?subject=${subject}`,
    read(payload) {
      const event: Delta = JSON.parse(payload)
      return event.type === 'delta' ? { kind: 'text', text: event.text, offset: event.offset } : { kind: 'opened' }
    },
  },

  /** The AI SDK's UI message stream, one server-sent event. */
  aiSdk: {
    address: (url, subject) => `${url}/?subject=${subject}`,
    read(payload) {
      if (payload === '[DONE]') return { kind: 'other' }
      const part: { type: string; delta?: string } = JSON.parse(payload)
      return part.type === 'text-delta' && part.delta !== undefined
        ? { kind: 'text', text: part.delta }
        : { kind: 'other' }
    },
  },
} satisfies Record<string, Dialect>

export type DialectName = keyof typeof dialects
