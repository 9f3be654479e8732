import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { bring, contract } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { eventually, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const heading = (page: Page, words: string) => page.locator('.clause-heading').getByText(words, { exact: true })
const field = (page: Page) => page.getByRole('textbox', { name: /^Heading of/ })

test('[D7] a heading is edited where it stands; what was typed survives a reload, and every tab sees it', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await bring(page, contract)
  await heading(page, 'Term').dblclick()
  await waitUntil(page, `document.activeElement.value === 'Term'`)
  await field(page).fill(' ')
  await page.keyboard.press('Enter')
  await page.getByText('A heading is missing.').waitFor()
  await expectAccessible(page, 'a heading is missing')
  await field(page).fill('Duration')
  await page.reload()
  const other = await visited.open(new URL(page.url()).pathname)
  await heading(page, 'Term').dblclick()
  await eventually(() => field(page).inputValue()).toBe('Duration')
  await page.keyboard.press('Enter')
  for (const tab of [page, other]) await heading(tab, 'Duration').waitFor()
  await waitUntil(page, `document.activeElement.matches('.clause-row')`)
  await page.getByRole('button', { name: 'Original' }).click()
  await heading(page, 'Term').waitFor()
})

test('[D7] a heading that somebody else changed meanwhile is shown beside one’s own', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await bring(page, contract)
  const other = await visited.open(new URL(page.url()).pathname)
  for (const tab of [page, other]) await heading(tab, 'Remedies').dblclick()
  await field(page).fill('Relief')
  await page.keyboard.press('Enter')
  await heading(page, 'Relief').waitFor()
  await field(other).fill('Sanctions')
  await other.keyboard.press('Enter')
  await other.getByText('Somebody else changed this clause.').waitFor()
  await other.locator('.clause-editor del').getByText('Relief').waitFor()
  await expectAccessible(other, 'two headings')
  await other.getByRole('button', { name: 'Save mine instead' }).click()
  for (const tab of [page, other]) await heading(tab, 'Sanctions').waitFor()
})
