import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { GenerationEvent } from '@clausemint/protocol'
import { noUsage } from '@clausemint/protocol'
import { type Client, connect } from '../client.ts'
import type { UploadFile } from '../upload/upload-file.ts'
import { hurriedClock } from './clocks.ts'
import type { TestServer } from './test-server.ts'

export const started = { generationId: 'generation-1', documentId: 'document-1' }

export const open = (server: TestServer): Client => connect({ url: server.url, clock: hurriedClock, random: () => 0 })

export const contract: UploadFile = { name: 'contract.txt', bytes: new TextEncoder().encode('1. Confidentiality') }
/** More than what the sockets between here and a server that does not read can hold. */
export const large = { name: 'large.pdf', bytes: new Uint8Array(32 << 20) }

/** The whole form of an upload. */
export const formOf = (request: IncomingMessage): Promise<FormData> =>
  new Response(Readable.toWeb(request), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData()

/** Reads an upload to its end without looking at it. */
export async function drain(request: IncomingMessage): Promise<void> {
  request.resume()
  await once(request, 'end')
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Takes a file without looking at it, and begins to read it. */
export async function accept(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await drain(request)
  answer(response, 202, started)
}

const progress = (stage: 'receiving' | 'opening' | 'parsing', done: number, total?: number): GenerationEvent =>
  total === undefined ? { type: 'progress', stage, done } : { type: 'progress', stage, done, total }

export const readCompletely: GenerationEvent = {
  type: 'completed',
  usage: noUsage,
  result: {
    documentId: started.documentId,
    textLength: 0,
    provenance: { provider: 'library', model: 'none', location: 'local', seams: [], finishedAt: '', member: 'm' },
  },
}

export const stopped: GenerationEvent = {
  type: 'cancelled',
  receipt: { by: 'm', textLength: 0, upstreamClosedMs: 0, usage: noUsage },
}

/** A reading that goes on until it is cancelled, and then ends with `end`. */
export function readingUntilCancelled(end: GenerationEvent = stopped) {
  const cancelled = Promise.withResolvers<string>()
  const followed = Promise.withResolvers<void>()
  return {
    followed: followed.promise,
    /** The generation that was cancelled. */
    cancelled: cancelled.promise,
    cancel({ generationId }: { generationId: string }) {
      cancelled.resolve(generationId)
      return { status: 'cancelling' as const }
    },
    async *follow(): AsyncGenerator<[number, GenerationEvent]> {
      followed.resolve()
      await cancelled.promise
      yield [1, end]
    },
  }
}

/** A reading that goes well, as its events. */
export async function* reading(): AsyncGenerator<[number, GenerationEvent]> {
  const events = [
    progress('receiving', 0, 1),
    progress('opening', 0),
    progress('parsing', 1, 2),
    progress('parsing', 2, 2),
    readCompletely,
  ]
  for (const [index, event] of events.entries()) yield [index + 1, event]
}
