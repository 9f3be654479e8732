import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { ensureWebBuilt } from '../../../scripts/build-web.mjs'
import { launchChromium } from '../../support/chromium.ts'
import { type ModelPeer, startModelPeer } from '../../support/model-peer.ts'
import { Worker } from '../harness/calls.ts'
import { bundle } from './bundle.ts'
import type { PageServerCalls } from './server-process.ts'

/** What all pages share: the model, the product, one browser, one visitor. */
export interface PageStage extends AsyncDisposable {
  peer: ModelPeer
  url: string
  context: BrowserContext
}

/** The references; each is served from the product's own origin, and reads the product's own stream. */
const scripts = { whole: 'whole-markdown.ts', streamdown: 'streamdown.tsx', splitting: 'splitting.ts' }

export async function openPageStage(): Promise<PageStage> {
  await ensureWebBuilt()
  await using undo = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'clausemint-bench-'))
  undo.defer(() => rm(dataDir, { recursive: true, force: true }))
  const peer = undo.use(await startModelPeer())
  const server = undo.use(new Worker<PageServerCalls>('page/server-process.ts'))
  const url = await server.call('listen', { dataDir, modelUrl: peer.baseUrl })
  undo.defer(() => server.call('close', null))
  const browser = undo.use(await launchChromium())
  const { context } = undo.use(await browser.newVisitor({ viewport: { width: 1440, height: 900 } }))
  await context.addInitScript(await bundle('probe.ts'))
  for (const [name, entry] of Object.entries(scripts)) {
    const code = await bundle(entry)
    const body = `<!doctype html><html lang="en"><body><script>${code.replaceAll('</script', '<\\/script')}</script></body></html>`
    await context.route(
      ({ pathname }) => pathname === `/bench/${name}`,
      (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
    )
  }
  // A page that no server sent may not speak to this machine, unless it is let.
  await context.grantPermissions(['local-network-access'], { origin: url })
  await context.request.post(`${url}/api/session`)
  const resources = undo.move()
  return { peer, url, context, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}
