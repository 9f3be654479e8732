import { sharedChromium, type TestBrowser } from '../support/chromium.ts'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../support/model-peer.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** What every test of the page stands on: the whole server, a model that says what it is told to, a real browser. */
export interface Stage extends AsyncDisposable {
  server: TestServer
  peer: ModelPeer
  /** The one of all stages in this process: what it knows of one visitor, it knows of no other. */
  browser: TestBrowser
}

/** @param env added to the server's environment */
export async function setStage(env: Record<string, string> = {}): Promise<Stage> {
  await using undo = new AsyncDisposableStack()
  const peer = undo.use(await startModelPeer())
  const limits = { LIMIT_GENERATIONS_PER_MINUTE: '1000', LIMIT_CONCURRENT_GENERATIONS: '50' }
  const server = undo.use(await startServer({ env: { ...peerEnvironment(peer), ...limits, ...env } }))
  const browser = await sharedChromium()
  const made = undo.move()
  return { server, peer, browser, [Symbol.asyncDispose]: () => made.disposeAsync() }
}
