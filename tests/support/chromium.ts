import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'

/** A visitor of their own: cookies, storage and windows that nobody else has. Disposing closes the windows. */
export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext
  newPage(): Promise<Page>
}

export interface TestBrowser {
  /** The browser's own object, for what a visitor can't do. */
  readonly browser: Browser
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>
}

/**
 * Root has no sandbox; without the rest a fresh profile asks the network for updates and a graphics card. No address
 * but this machine's is ever reached, whatever a page asks for.
 */
const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
]

/**
 * Starts the Chromium that `npm test` found, or the one on this machine.
 * @throws Error when there is none
 */
export async function launchChromium(): Promise<TestBrowser & AsyncDisposable> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: npm test says how to install one')
  const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments })
  return {
    browser,
    newVisitor: (options) => newVisitor(browser, options),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

let shared: Promise<TestBrowser> | undefined

/**
 * The browser of all tests in this process, started when the first one asks. It ends with the process: playwright
 * closes what it launched on SIGTERM and at the exit, and a Chromium whose pipe is gone leaves by itself.
 */
export async function sharedChromium(): Promise<TestBrowser> {
  const running = await shared
  if (running?.browser.isConnected()) return running
  shared = launchChromium()
  return shared
}

async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...options })
  return {
    context,
    newPage: () => newWindow(browser, context),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

/**
 * A page in a window of its own. As tabs of one window all but one would be behind another, where Chromium draws once a
 * second: whatever waits for two frames, as a click does, would wait for two seconds.
 */
async function newWindow(browser: Browser, context: BrowserContext): Promise<Page> {
  const [first] = context.pages()
  if (!first) return context.newPage()
  const tab = await context.newCDPSession(first)
  const { targetInfo } = await tab.send('Target.getTargetInfo')
  await tab.detach()
  const { browserContextId } = targetInfo
  const session = await browser.newBrowserCDPSession()
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    session.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...(browserContextId && { browserContextId }),
    }),
  ])
  await session.detach()
  return page
}
