import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser, Visitor } from '../support/chromium.ts'

/** A visitor whose every request and complaint is kept, to be judged when the visit ends. */
export interface Visit extends AsyncDisposable {
  visitor: Visitor
  /** A tab at this path of the server. */
  open(path?: string): Promise<Page>
  /** Addresses that were asked for outside the server's origin. None but this machine's can be reached. */
  strangers: string[]
  /** What the pages complained about: errors, and whatever their policy refused. */
  complaints: string[]
}

/** What the page's live region said, in order. */
export const announcementsOf = (page: Page): Promise<string[]> => page.evaluate('window.announcements')

const watchAnnouncements = `
  window.announcements = []
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      const text = document.querySelector('#announcements')?.textContent?.trim() ?? ''
      if (text !== '' && text !== window.announcements.at(-1)) window.announcements.push(text)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
`

/** The browser says so when the network is gone; that is no fault of the page. */
const isNetworkLoss = (text: string) => /ERR_(?:CONNECTION|EMPTY|INTERNET|SOCKET)|WebSocket connection to/.test(text)

export async function visit(browser: TestBrowser, url: string, options?: BrowserContextOptions): Promise<Visit> {
  const visitor = await browser.newVisitor(options)
  const strangers: string[] = []
  const complaints: string[] = []
  await visitor.context.addInitScript(watchAnnouncements)
  // Listened to, not intercepted: what is intercepted is never taken from the browser's cache.
  visitor.context.on('request', (request) => {
    const address = new URL(request.url())
    if (address.origin !== url && address.protocol !== 'blob:') strangers.push(address.href)
  })
  return {
    visitor,
    strangers,
    complaints,
    async open(path = '/') {
      const page = await visitor.newPage()
      page.on('pageerror', (error) => complaints.push(String(error.stack)))
      page.on('console', (message) => {
        const isComplaint = message.type() === 'error' || message.type() === 'warning'
        if (isComplaint && !isNetworkLoss(message.text())) complaints.push(message.text())
      })
      await page.goto(url + path)
      return page
    },
    async [Symbol.asyncDispose]() {
      await visitor[Symbol.asyncDispose]()
      expect(strangers).toEqual([])
      expect(complaints).toEqual([])
    },
  }
}

export const partyA = 'Asterion Labs Private Limited'
export const partyB = 'Borealis Trading GmbH'

export interface Facts {
  a?: string
  b?: string
  purpose?: string
}

/** Fills in the least the form asks for. */
export async function fillForm(
  page: Page,
  { a = partyA, b = partyB, purpose = 'evaluating a supply of cotton' }: Facts = {},
) {
  await field(page, 'partyA.name').fill(a)
  await field(page, 'partyB.name').fill(b)
  await field(page, 'purpose').fill(purpose)
}

export const field = (page: Page, path: string) => page.locator(`[id="nda-${path}"]`)
export const sendButton = (page: Page) => page.getByRole('button', { name: 'Draft the NDA' })
export const stopButton = (page: Page) => page.getByRole('button', { name: /^Stop/ })
export const paper = (page: Page) => page.getByRole('article', { name: 'The contract' })

/** Judges a value as soon as it is as expected, and at last after what a busy machine may take. */
export const eventually = <T>(value: () => T) => expect.poll(value, { timeout: 20_000 })

/** Waits until an expression is true in the page. Asked from outside: the page's policy refuses text made into code. */
export const waitUntil = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate(expression).catch(() => 'on its way'), { timeout: 20_000 }).toBe(true)

/** Waits until the page has drawn what it has, and so has been told of what was scrolled. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')

/** What the foot of the paper says of how it ended. */
export const ending = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: 'Progress' }).getByText(words)

const paperWords = `(document.querySelector('article.paper')?.textContent ?? '').replace(/\\s+/g, '')`
const withoutSpace = (words: string) => JSON.stringify(words.replace(/\s+/g, ''))

/** Waits until the paper holds exactly these words; white space apart, for a block is no line. */
export const paperSays = (page: Page, words: string) => waitUntil(page, `${paperWords} === ${withoutSpace(words)}`)

/** Waits until the paper holds these words somewhere. */
export const paperHas = (page: Page, words: string) => waitUntil(page, `${paperWords}.includes(${withoutSpace(words)})`)

export const focusedId = (page: Page): Promise<string> => page.evaluate('document.activeElement?.id ?? ""')

/** Asks for the connection at once where the page has not got it back by itself already. */
export async function reconnected(page: Page): Promise<void> {
  const banner = page.locator('#connection-banner')
  const gone = banner.waitFor({ state: 'detached' })
  await Promise.race([
    gone,
    page
      .getByRole('button', { name: 'Try now' })
      .click()
      .catch(() => undefined),
  ])
  await gone
}

/** Fills in the form, sends it, and waits for the document's page. */
export async function draft(page: Page, facts?: Facts): Promise<string> {
  await fillForm(page, facts)
  await sendButton(page).click()
  await page.waitForURL(/\/documents\//)
  return page.url()
}
