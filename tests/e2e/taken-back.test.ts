import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { bring, contract, summary } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, paperHas, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const acceptAll = (page: Page) => page.getByRole('button', { name: /^Accept all \d+$/ })
const undoAll = (page: Page) => page.getByRole('button', { name: /^Undo all \d+$/ })

/** Accepts all that is open, and waits until the contract says so. Gives how many there were. */
async function accepted(page: Page): Promise<string> {
  const before = await acceptAll(page).textContent()
  await acceptAll(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click()
  await waitUntil(page, `!document.querySelector('article.paper').textContent.includes('in perpetuity')`)
  await undoAll(page).waitFor()
  return before ?? ''
}

test('[R3] what was accepted at once is taken back at once, by its button and by the key; the focus stays', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await bring(page, contract)
  await summary(page).waitFor()
  await page.getByText('risk, against').waitFor()

  const before = await accepted(page)
  await expectAccessible(page, 'all accepted')
  await undoAll(page).click()
  await acceptAll(page).filter({ hasText: before }).waitFor()
  await paperHas(page, 'shall survive in perpetuity')
  await eventually(() => undoAll(page).count()).toBe(0)
  expect(await page.evaluate(`document.activeElement.getAttribute('aria-label')`)).toBe('All that is listed')
  await eventually(() => announcementsOf(page)).toContainEqual(expect.stringMatching(/^\d+ taken back\.$/))

  // One that was read before is not what the key is about.
  await page.keyboard.press('j')
  await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
  await accepted(page)
  await page.keyboard.press('u')
  await acceptAll(page).filter({ hasText: before }).waitFor()
  await paperHas(page, 'shall survive in perpetuity')
})
