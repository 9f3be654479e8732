import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, contractPart, printed } from './contract-text.ts'
import { beginDraft, finishDraft } from './drafting.ts'
import { type Stage, setStage } from './stage.ts'
import {
  announcementsOf,
  draft,
  drawn,
  ending,
  eventually,
  fillForm,
  paper,
  paperHas,
  paperSays,
  sendButton,
  stopButton,
  visit,
  waitUntil,
} from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_FALLBACK: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const isAtEnd = `(() => {
  const scroller = document.querySelector('[aria-label="Paper"]')
  return scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 24
})()`
const documentsInList = (page: Page) =>
  page.getByRole('navigation', { name: 'Documents' }).locator('a[href^="/documents/"]').count()

test('[G7] Stop: shown at once, the text stays, Continue goes on from it to the end', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const { reply, first } = await beginDraft(page, stage.peer, 12)
  await stopButton(page).click()
  await reply.closed
  await ending(page, /^Stopped\. \d+ words kept\.$/).waitFor()
  await paperSays(page, printed(first))

  await page.getByRole('button', { name: 'Continue' }).click()
  const next = await stage.peer.next()
  await next.token(contract.slice(first.length - 60))
  await paperHas(page, 'Signatures')
  next.finish()
  await ending(page, /^Complete\./).waitFor()
  await paperSays(page, printed(contract) + (await seamWords(page)))
  // A busy machine may be slow to connect, which is told as well.
  const ofConnection = ['The server cannot be reached yet.', 'Connected again.']
  const ofDocument = async () => (await announcementsOf(page)).filter((words) => !ofConnection.includes(words))
  await eventually(ofDocument).toEqual([
    'The document is being written.',
    'Stopping.',
    expect.stringMatching(/^Stopped\. \d+ words kept\.$/),
    'The document is being written.',
    expect.stringMatching(/^The document is complete: [\d,]+ words\.$/),
  ])
})

/** What the margin notes add to the paper's own words. */
const seamWords = async (page: Page) => {
  await page.evaluate(`for (const seam of document.querySelectorAll('.seam')) seam.remove()`)
  return ''
}

test('[G3] Esc stops, also before the first word; an open layer takes it first', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  const reply = await stage.peer.next()
  await stopButton(page).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(reply.isOpen).toBe(true)
  await page.keyboard.press('Escape')
  await reply.closed
  await ending(page, 'Stopped. 0 words kept.').waitFor()
  await eventually(() => page.getByRole('button', { name: 'Continue' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  const again = await stage.peer.next()
  await finishDraft(again)
  await ending(page, /^Complete\./).waitFor()
})

test('a reload in the middle goes on where it was; a second tab has the same text and can stop it', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const { reply, first } = await beginDraft(page, stage.peer, 20)
  const address = page.url()
  await page.reload()
  await paperSays(page, printed(first))
  const other = await visited.open(new URL(address).pathname)
  await paperSays(other, printed(first))
  const second = contractPart(40)
  await reply.token(second.slice(first.length))
  await Promise.all([paperSays(page, printed(second)), paperSays(other, printed(second))])
  await stopButton(other).click()
  await reply.closed
  await Promise.all([page, other].map((tab) => ending(tab, /^Stopped\. /).waitFor()))
  await paperSays(page, printed(second))
})

test('[G2] a double click and two tabs make one generation', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const other = await visited.open()
  await fillForm(page)
  await waitUntil(other, `document.getElementById('nda-purpose').value !== ''`)
  const before = stage.peer.requests
  await Promise.all([sendButton(page).dblclick(), sendButton(other).click()])
  await Promise.all([page.waitForURL(/\/documents\//), other.waitForURL(/\/documents\//)])
  expect(page.url()).toBe(other.url())
  const reply = await stage.peer.next()
  await finishDraft(reply)
  await Promise.all([page, other].map((tab) => ending(tab, /^Complete\./).waitFor()))
  expect(stage.peer.requests).toBe(before + 1)
  await eventually(() => documentsInList(page)).toBe(1)
})

test('a tab whose draft was started elsewhere offers the document instead of a second one', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const other = await visited.open()
  const address = await draft(page)
  await other.getByText('This draft has become a document,').waitFor()
  await other.getByRole('button', { name: 'Open the document' }).click()
  await other.waitForURL(address)
  const reply = await stage.peer.next()
  await finishDraft(reply)
})

test('[G4] a fallback in the middle is explained, and the text is whole', async () => {
  await using own = await setStage({ AI_FALLBACK: 'library' })
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  const { reply } = await beginDraft(page, own.peer, 16)
  // Whoever is asked after it: this provider has nothing more to say.
  void own.peer.next().then((retry) => retry.cut())
  reply.cut()
  await ending(page, /^Complete\./).waitFor()
  await paperHas(page, 'Signatures')
  await page.getByText(/^Clause library (?:began again|went on)/).waitFor()
  await page.getByText('Provenance').click()
  await page.getByText(/^Attempt \d/).waitFor()
})

test('a provider that fails is an error that says what was kept and what to do', async () => {
  await using own = await setStage()
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  const { reply, first } = await beginDraft(page, own.peer, 8)
  reply.end()
  const words = page.getByRole('heading', { name: /^Custom / })
  await words.waitFor()
  await page.getByText('Every word that was shown is kept.').waitFor()
  await page.getByText('Details').click()
  await page.getByText('provider_failed').waitFor()
  await paperSays(page, printed(first))
  await page.getByRole('button', { name: 'Continue' }).waitFor()
  await eventually(async () => (await announcementsOf(page)).at(-1)).toMatch(
    /^The document could not be finished\. Custom /,
  )
})

test('it scrolls along while the reader is at the end, lets go at the smallest scroll up, and leads back', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { viewport: { width: 1440, height: 900 } })
  const page = await visited.open()
  const { reply, first } = await beginDraft(page, stage.peer, 60)
  await waitUntil(page, isAtEnd)
  await page.evaluate(`document.querySelector('[aria-label="Paper"]').scrollTop -= 10`)
  await drawn(page)
  // What the reader looks at stays where it is; parts out of sight may find their true height meanwhile.
  const inSight = `document.elementFromPoint(700, 300).closest('.block').textContent`
  const before = await page.evaluate(inSight)
  const second = contractPart(90)
  await reply.token(second.slice(first.length))
  await paperSays(page, printed(second))
  expect(await page.evaluate(inSight)).toBe(before)
  await page.getByRole('button', { name: 'New text below' }).click()
  await waitUntil(page, isAtEnd)
  await page.getByRole('button', { name: 'New text below' }).waitFor({ state: 'detached' })
  await finishDraft(reply, second)
  await ending(page, /^Complete\./).waitFor()
})

test('with less motion asked for, text appears at once and nothing moves', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { reducedMotion: 'reduce' })
  const page = await visited.open()
  await draft(page)
  const reply = await stage.peer.next()
  await stopButton(page).waitFor()
  await paper(page).waitFor({ state: 'attached' })
  await page.evaluate(`
    window.steps = new Set()
    new MutationObserver(() => steps.add(document.querySelector('article.paper').textContent.length))
      .observe(document.querySelector('article.paper'), { subtree: true, childList: true, characterData: true })
  `)
  const sentence = `${'All of this comes in one piece. '.repeat(30).trim()}\n\n`
  await reply.token(sentence)
  await paperSays(page, sentence)
  expect(await page.evaluate('steps.size')).toBe(1)
  expect(
    await page.evaluate(`document.getAnimations().filter(({ playState }) => playState === 'running').length`),
  ).toBe(0)
  reply.finish()
  await page
    .getByText(/^(?:Complete|Stopped|Custom)/)
    .first()
    .waitFor()
})

test('model text is inert at every delta, wherever it is cut', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  const reply = await stage.peer.next()
  const hostile = [
    '# <script>window.pwned=1</script>',
    '<img src="http://example.com/a.png" onerror="window.pwned=1">',
    '![picture](http://example.com/b.png) and [link](javascript:window.pwned=1) and <http://example.com/>',
    '<form action="http://example.com/"><input name=q><button>Send</button></form>',
    '<iframe src="http://example.com/"></iframe><style>*{display:none}</style><svg onload="window.pwned=1"/>',
    '<a href="http://example.com/" ping="http://example.com/">a</a> **<b onclick=alert(1)>bold</b>**',
    '| <script>window.pwned=1</script> | b |\n|---|---|\n| ![x](http://example.com/c.png) | d |',
    'The end of it.',
  ].join('\n\n')
  await paper(page).waitFor({ state: 'attached' })
  await page.evaluate(`
    window.dangerous = 0
    new MutationObserver(() => {
      dangerous += document.querySelectorAll('article.paper :is(script, img, a, form, input, iframe, style, svg, [onclick], [style])').length
    }).observe(document.querySelector('article.paper'), { subtree: true, childList: true, attributes: true })
  `)
  for (const character of hostile) await reply.token(character)
  await paperHas(page, 'The end of it.')
  reply.finish()
  await page
    .getByText(/^(?:Complete|Custom)/)
    .first()
    .waitFor()
  expect(await page.evaluate('[window.pwned, dangerous]')).toEqual([undefined, 0])
})
