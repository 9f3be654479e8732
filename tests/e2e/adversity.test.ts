import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, clauseOf, contract, reviewed } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, draft, ending, eventually, paperHas, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

/** One property of the first element that matches, as it is painted. */
const painted = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)}))[${JSON.stringify(property)}]`)

test('printed without colours, what goes is struck through and what comes is underlined', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { colorScheme: 'dark' })
  const page = await reviewed(visited)
  await page.keyboard.press('j')
  await page.locator('.sheet .pointed-at').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  await eventually(() => painted(page, '.sheet .clause-text del', 'textDecorationLine')).toBe('line-through')
  await eventually(() => painted(page, '.sheet .clause-text ins', 'textDecorationLine')).toBe('underline')
  await eventually(() => painted(page, '.sheet .pointed-at', 'backgroundColor')).toBe('rgba(0, 0, 0, 0)')
  // Dark ink on white paper, whatever the screen is like.
  await eventually(() => painted(page, '.sheet .clause-text del', 'color')).toBe('rgb(161, 38, 34)')
})

test('with the system’s own colours, what is chosen and what is pointed at can still be told', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { forcedColors: 'active' })
  const page = await reviewed(visited)
  const differs = async (a: string, b: string, property: string) =>
    (await painted(page, a, property)) !== (await painted(page, b, property))
  const pressed = (value: boolean) => `.segment[aria-pressed="${value}"]`
  await eventually(() => differs(pressed(true), pressed(false), 'backgroundColor')).toBe(true)
  const tab = (value: boolean) => `.pane-tab[aria-selected="${value}"]`
  await eventually(() => differs(tab(true), tab(false), 'borderBottomColor')).toBe(true)
  await page.keyboard.press('j')
  await eventually(() => painted(page, '.sheet .pointed-at', 'outlineStyle')).toBe('solid')
})

test('a clause that is reviewed in no time says that it is done', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await clauseOf(page, 'in perpetuity').click()
  const before = (await announcementsOf(page)).length
  await page
    .getByRole('toolbar', { name: /^Actions for/ })
    .getByRole('button', { name: 'Review' })
    .click()
  await eventually(async () => (await announcementsOf(page)).slice(before).at(-1)).toMatch(/^The review is complete/)
})

test('what cannot be loaded any more says so, and the page below works on', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  // As after an update of the server, whose files have other names.
  await visited.visitor.context.route('**/assets/palette*', (route) => route.abort())
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Not loaded' })
  await dialog.getByRole('heading', { name: 'This part of the page could not be loaded.' }).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'detached' })
  await paperHas(page, 'The laws of the Cayman Islands')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  // The browser names what it was refused; nothing else went wrong.
  expect(visited.complaints.splice(0).filter((words) => !/ERR_FAILED|dynamically imported/.test(words))).toEqual([])
})

test('[G3] Esc empties a search before it stops anything', async () => {
  await using own = await setStage()
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  await draft(page)
  const reply = await own.peer.next()
  await reply.token('# Agreement\n\nSome words of it. ')
  await paperHas(page, 'Some words of it.')
  const search = page.getByLabel('Search documents')
  await search.fill('wool')
  await search.press('Escape')
  await eventually(() => search.inputValue()).toBe('')
  await reply.token('And some more.')
  await paperHas(page, 'And some more.')
  expect(await announcementsOf(page)).not.toContain('Stopping.')
  await search.press('Escape')
  await reply.closed
  await ending(page, /^Stopped\./).waitFor()
})

test('[G3] Esc stops an answer also while another tab is looked at', async () => {
  await using own = await setStage()
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  await page.locator('#document-search').waitFor()
  await bring(page, contract)
  await page.getByRole('region', { name: 'Review in progress' }).getByRole('button', { name: 'Stop' }).click()
  await eventually(() => announcementsOf(page)).toContain('The review was stopped. What was found stays.')
  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.locator('#chat-question').fill('Who pays?')
  await page.keyboard.press('Enter')
  await eventually(() => announcementsOf(page)).toContain('The answer is being written.')
  await page.getByRole('tab', { name: 'Review' }).click()
  await page.getByRole('region', { name: 'Findings' }).waitFor()
  await page.keyboard.press('Escape')
  await eventually(() => announcementsOf(page)).toContain('The answer was stopped. What was written stays.')
})

test('a comment that is given up, sent or removed, and another branch of the chat, leave the focus where it was', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const row = clauseOf(page, 'in perpetuity')
  const isOnClause = () => row.evaluate((element) => element === element.ownerDocument.activeElement)
  const comment = () =>
    page
      .getByRole('toolbar', { name: /^Actions for/ })
      .getByRole('button', { name: 'Comment' })
      .click()
  await row.click()
  await comment()
  await page.keyboard.type('not this')
  await page.keyboard.press('Escape')
  await eventually(isOnClause).toBe(true)
  await comment()
  await page.keyboard.type('this')
  await page.keyboard.press('Enter')
  await eventually(isOnClause).toBe(true)
  await row.getByRole('button', { name: 'Remove this comment' }).press('Enter')
  await eventually(isOnClause).toBe(true)

  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.locator('#chat-question').fill('Who pays damages?')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ask again' }).press('Enter')
  const conversation = page.getByRole('region', { name: 'Conversation' })
  const isOnConversation = () => conversation.evaluate((element) => element === element.ownerDocument.activeElement)
  await eventually(isOnConversation).toBe(true)
  await page.getByRole('button', { name: 'The version before' }).press('Enter')
  await eventually(isOnConversation).toBe(true)
})
