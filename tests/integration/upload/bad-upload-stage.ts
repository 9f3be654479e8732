import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { eventsOf, type SentEvent, send } from '../http/support.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'
import { documentsOf, type Reply, startUploadServer, type UploadServer } from './support.ts'

/** Stands in files that are refused; nobody may be told of it. */
export const secret = 'Project Nightjar'

/**
 * A server that is sent bad uploads by one member while another's text is being written. After each test nothing is left
 * of the upload, its words are in no log, the server calls none of it a fault of its own, and the other text goes on.
 */
export class BadUploadStage {
  #server: UploadServer | undefined

  constructor() {
    let peer: ModelPeer
    let writing: ModelReply
    let reading: AsyncGenerator<SentEvent>
    beforeAll(async () => {
      peer = await startModelPeer()
      this.#server = await startUploadServer('pglite', { ...peerEnvironment(peer), LIMIT_CONCURRENT_UPLOADS: '2' })
      const other = await newVisitor(this.server.url)
      const body = { party_a: 'A', party_b: 'B', purpose: 'Testing', jurisdiction: 'India' }
      const response = send(this.server.url, '/api/nda/generate/streaming/', {
        method: 'POST',
        headers: { cookie: other.cookie },
        body,
      })
      writing = await peer.next()
      reading = eventsOf(await response)
    })
    afterAll(async () => {
      writing.finish()
      await Array.fromAsync(reading)
      await this.#server?.[Symbol.asyncDispose]()
      await peer[Symbol.asyncDispose]()
    })

    let spoken = 0
    afterEach(async () => {
      const { server } = this
      expect(await documentsOf(server)).toEqual([])
      await expect.poll(() => server.sources()).toEqual([])
      await expect.poll(() => server.count('clauses')).toBe(0)
      expect(server.logged.join('')).not.toContain(secret)
      expect(server.logged.filter((line) => JSON.parse(line).level > 30 || line.includes('stack'))).toEqual([])
      const word = `word-${spoken++} `
      await writing.token(word)
      for (;;) {
        const { value, done } = await reading.next()
        if (done) throw new Error('the other text has ended')
        if (value.data.text?.includes(word)) break
      }
    })
  }

  get server(): UploadServer {
    if (!this.#server) throw new Error('the server starts with the first test')
    return this.#server
  }
}

/** Expects a refusal that says why in words, and nothing of the file. */
export async function refused(reply: Promise<Reply>, status: number, told: RegExp): Promise<void> {
  const { status: given, body } = await reply
  expect(body.error?.message).toMatch(told)
  expect(given).toBe(status)
  expect(body.error.code).toBe(status === 413 ? 'too_large' : 'invalid_input')
  expect(JSON.stringify(body)).not.toContain(secret)
}
