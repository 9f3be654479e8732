import { launchChromium, type TestBrowser } from '../support/chromium.ts'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../support/model-peer.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** What every test of the page stands on: the whole server, a model that says what it is told to, a real browser. */
export interface Stage extends AsyncDisposable {
  server: TestServer
  peer: ModelPeer
  browser: TestBrowser
}

/** @param env added to the server's environment */
export async function setStage(env: Record<string, string> = {}): Promise<Stage> {
  const peer = await startModelPeer()
  const limits = { LIMIT_GENERATIONS_PER_MINUTE: '1000', LIMIT_CONCURRENT_GENERATIONS: '50' }
  const server = await startServer({ env: { ...peerEnvironment(peer), ...limits, ...env } })
  const browser = await launchChromium()
  return {
    server,
    peer,
    browser,
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      await peer[Symbol.asyncDispose]()
    },
  }
}
