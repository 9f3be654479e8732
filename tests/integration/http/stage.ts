import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'
import { send } from './support.ts'

export const path = '/api/nda/generate/streaming/'
/** The body of the streaming guide's example. */
export const guide = {
  party_a: 'ABC Corp',
  party_b: 'XYZ Ltd',
  purpose: 'Business collaboration',
  jurisdiction: 'India',
  nda_type: 'mutual',
}

interface Opened {
  peer: ModelPeer
  server: TestServer
  visitor: Visitor
}

/** A server with a model and a visitor, for the suite this is made in. */
export class HttpStage {
  #opened: Opened | undefined

  constructor() {
    beforeAll(async () => {
      const peer = await startModelPeer()
      const server = await startServer({
        env: { ...peerEnvironment(peer), LIMIT_GENERATIONS_PER_MINUTE: '1000', LIMIT_CONCURRENT_GENERATIONS: '100' },
      })
      this.#opened = { peer, server, visitor: await newVisitor(server.url) }
    })
    afterAll(async () => {
      await this.#opened?.server[Symbol.asyncDispose]()
      await this.#opened?.peer[Symbol.asyncDispose]()
    })
  }

  get #now(): Opened {
    if (!this.#opened) throw new Error('the server starts with the first test')
    return this.#opened
  }

  get peer(): ModelPeer {
    return this.#now.peer
  }

  get server(): TestServer {
    return this.#now.server
  }

  get visitor(): Visitor {
    return this.#now.visitor
  }

  /** Asks for an NDA. */
  post(body: unknown, headers: Record<string, string> = {}): Promise<IncomingMessage> {
    return send(this.server.url, path, { method: 'POST', headers: { cookie: this.visitor.cookie, ...headers }, body })
  }
}

/** The generation that an answer streams. */
export const idOf = ({ headers }: IncomingMessage): string => String(headers['x-generation-id'])
