import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, printed } from './contract-text.ts'
import { layLine } from './cuttable-line.ts'
import { beginDraft, finishDraft } from './drafting.ts'
import { type Stage, setStage } from './stage.ts'
import {
  announcementsOf,
  ending,
  eventually,
  field,
  fillForm,
  paperSays,
  reconnected,
  sendButton,
  stopButton,
  visit,
} from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('the network drops and returns: a banner with a countdown, no word lost, nothing twice', async () => {
  await using line = await layLine(stage.server.url)
  await using visited = await visit(stage.browser, line.url)
  const page = await visited.open()
  const { reply, first } = await beginDraft(page, stage.peer, 10)

  line.cut()
  const banner = page.locator('#connection-banner')
  await banner.getByText('The connection to the server is lost.').waitFor()
  await banner.getByText(/Next try in \d+ s\.|Trying to reach it now…/).waitFor()
  await finishDraft(reply, first)
  line.mend()
  await reconnected(page)
  await ending(page, /^Complete\./).waitFor()
  await paperSays(page, printed(contract))
  await eventually(() => announcementsOf(page)).toContain('Connected again.')
})

test('[G2] what was sent while the network was gone is sent once it returns, and starts one generation', async () => {
  await using line = await layLine(stage.server.url)
  await using visited = await visit(stage.browser, line.url)
  const page = await visited.open()
  await page.getByRole('heading', { name: 'New NDA' }).waitFor()
  const before = stage.peer.requests
  line.cut()
  await page.locator('#connection-banner').waitFor()
  await fillForm(page)
  await sendButton(page).click()
  const waiting = page.getByRole('button', { name: 'Will be sent once connected' })
  await waiting.waitFor()
  await waiting.click({ force: true })
  // Inputs stay usable meanwhile; a reload keeps both what was typed and that it was sent.
  await eventually(() => field(page, 'purpose').isEditable()).toBe(true)
  line.mend()
  await reconnected(page)
  await page.waitForURL(/\/documents\//)
  const reply = await stage.peer.next()
  await finishDraft(reply)
  await ending(page, /^Complete\./).waitFor()
  expect(stage.peer.requests).toBe(before + 1)
})

test('a page that was left while its request was on the way sends it again, under the same name', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await fillForm(page)
  const before = stage.peer.requests
  await page.evaluate(`{
    const draft = JSON.parse(localStorage.getItem('clausemint.draft.nda'))
    localStorage.setItem('clausemint.draft.nda', JSON.stringify({ ...draft, isSent: true }))
  }`)
  await page.reload()
  await page.waitForURL(/\/documents\//)
  const reply = await stage.peer.next()
  await finishDraft(reply)
  expect(stage.peer.requests).toBe(before + 1)
})

test('Stop while the network is gone stops as soon as it returns', async () => {
  await using line = await layLine(stage.server.url)
  await using visited = await visit(stage.browser, line.url)
  const page = await visited.open()
  const { reply } = await beginDraft(page, stage.peer, 10)
  line.cut()
  await page.locator('#connection-banner').waitFor()
  await stopButton(page).click()
  await page.getByRole('button', { name: 'Stopping…' }).waitFor()
  line.mend()
  await reconnected(page)
  await reply.closed
  await ending(page, /^Stopped\. \d+ words kept\.$/).waitFor()
})

test('a page that is older than its server asks for a reload, and keeps what was typed', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  await visited.visitor.context.route('**/health/live', (route) => route.fulfill({ json: { version: '99.0.0' } }))
  const page = await visited.open()
  await fillForm(page, { purpose: 'kept over the reload' })
  await page.getByText('A new version is here.').waitFor()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()])
  await eventually(() => field(page, 'purpose').inputValue()).toBe('kept over the reload')
})
