import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'

/** A visitor of their own: cookies, storage and tabs that nobody else has. Disposing closes the tabs. */
export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext
  newPage(): Promise<Page>
}

export interface TestBrowser extends AsyncDisposable {
  /** The browser's own object, for what a visitor can't do. */
  readonly browser: Browser
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>
}

/** Root has no sandbox; without the rest a fresh profile asks the network for updates and a graphics card. */
const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the Chromium that `npm test` found, or the one on this machine.
 * @throws Error when there is none
 */
export async function launchChromium(): Promise<TestBrowser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: npm test says how to install one')
  const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments })
  return {
    browser,
    newVisitor: (options) => newVisitor(browser, options),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...options })
  return {
    context,
    newPage: () => context.newPage(),
    [Symbol.asyncDispose]: () => context.close(),
  }
}
