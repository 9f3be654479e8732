import type { Provider } from '@clausemint/ai'
import { afterEach, beforeEach } from 'vitest'
import { expectNoCanary, watchConsole } from './canary.ts'
import type { Dialect } from './dialect.ts'
import { type FaultExchange, type FaultHandler, FaultServer } from './fault-server.ts'
import { openProvider, type Reading, read } from './read-provider.ts'

/** What a model says in these tests, piece by piece. */
export const words = ['This Agree', 'ment is m', 'ade — 保密 😀.']

/** The same as a vendor sends it, from the first byte to the end marker. */
export const framesOf = (dialect: Dialect): string[] => [dialect.opening, ...words.map(dialect.text), dialect.end]

/** Begins an answer of the vendor's kind. */
export const start = (dialect: Dialect, exchange: FaultExchange): FaultExchange => exchange.head(dialect.contentType)

/** Writes the same again and again until the other side closes. */
export async function pour(exchange: FaultExchange, bytes: string): Promise<void> {
  while (!exchange.isClosed) if (!exchange.write(bytes)) await exchange.drained()
}

/** A fault server for each test of a file. What is printed meanwhile is listened to: no secret may be in it (P3). */
export class FaultStage {
  #server: FaultServer | undefined

  constructor() {
    let stopWatching = () => {}
    beforeEach(async () => {
      this.#server = await FaultServer.open()
      stopWatching = watchConsole()
    })
    afterEach(async () => {
      await this.#server?.[Symbol.asyncDispose]()
      stopWatching()
    })
  }

  get server(): FaultServer {
    if (!this.#server) throw new Error('there is no server but within a test')
    return this.#server
  }

  provider(dialect: Dialect): Provider {
    return openProvider(dialect, this.server.url)
  }

  /** The model's calls are answered by `handler`; whatever else an adapter asks, it is told that there is no such thing. */
  onCall(dialect: Dialect, handler: FaultHandler): void {
    this.server.handler = (exchange) =>
      dialect.isModelCall(exchange.path) ? handler(exchange) : exchange.json(404, {})
  }

  /** Reads the answer that `handler` gives, to its end. */
  async read(dialect: Dialect, handler: FaultHandler): Promise<Reading> {
    this.onCall(dialect, handler)
    const reading = await read(this.provider(dialect))
    expectNoCanary(reading.error)
    return reading
  }

  modelCalls(dialect: Dialect): FaultExchange[] {
    return this.server.exchanges.filter(({ path }) => dialect.isModelCall(path))
  }
}
