import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layLine } from './cuttable-line.ts'
import { expectAccessible } from './expect-accessible.ts'
import { bring, contract, reviewed } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, focusedId, paperHas, reconnected, type Visit, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const broken = (page: Page) => page.getByRole('heading', { name: 'This part of the page could not be shown.' })
const statusHeading = (page: Page) => page.getByRole('heading', { name: 'Status', exact: true })

/** Refuses the scripts of these names until it is told to let them through. */
async function refuse({ visitor, complaints }: Visit, ...names: string[]): Promise<() => void> {
  let isRefused = true
  for (const name of names)
    await visitor.context.route(`**/assets/${name}-*.js`, (route) => (isRefused ? route.abort() : route.continue()))
  return () => {
    isRefused = false
    // The browser names what it was refused; nothing else went wrong.
    expect(complaints.splice(0).filter((words) => !/ERR_FAILED|dynamically imported/.test(words))).toEqual([])
  }
}

async function findStatus(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('status')
  await page.getByRole('option', { name: /^Status of providers/ }).waitFor()
}

test('a page whose script did not come is there once asked again, and the keyboard goes on in it', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const letThrough = await refuse(visited, 'status')
  const page = await visited.open('/status')
  await broken(page).waitFor()
  await eventually(() => announcementsOf(page)).toContain('This part of the page could not be shown.')
  await expectAccessible(page, 'a page that did not come')
  // Asked too early, it says so again.
  await page.getByRole('button', { name: 'Try again' }).click()
  await broken(page).waitFor()
  letThrough()
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await statusHeading(page).waitFor()
  await eventually(() => focusedId(page)).toBe('paper')
})

test('another page can be gone to meanwhile, and whoever comes back finds the page', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const letThrough = await refuse(visited, 'status')
  const page = await visited.open()
  await page.getByRole('heading', { name: 'New NDA' }).waitFor()
  await findStatus(page)
  await page.keyboard.press('Enter')
  await broken(page).waitFor()
  await page.getByRole('link', { name: 'Clausemint, new NDA' }).click()
  await page.getByRole('heading', { name: 'New NDA' }).waitFor()
  letThrough()
  await findStatus(page)
  await page.keyboard.press('Enter')
  await statusHeading(page).waitFor()
})

test('what did not come while the network was gone comes with it', async () => {
  await using line = await layLine(stage.server.url)
  await using visited = await visit(stage.browser, line.url)
  const page = await visited.open()
  await page.getByRole('heading', { name: 'New NDA' }).waitFor()
  await findStatus(page)
  line.cut()
  await page.locator('#connection-banner').waitFor()
  await page.keyboard.press('Enter')
  await broken(page).waitFor()
  line.mend()
  await reconnected(page)
  await statusHeading(page).waitFor()
  expect(visited.complaints.splice(0).filter((words) => !/dynamically imported/.test(words))).toEqual([])
})

test('where one part of a document did not come, the others work on', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const letThrough = await refuse(visited, 'chat-pane', 'upload-tray')
  const page = await reviewed(visited)
  await page.getByRole('tab', { name: 'Chat' }).click()
  await broken(page).first().waitFor()
  await paperHas(page, 'The laws of the Cayman Islands')
  await page.getByRole('tab', { name: 'Review' }).click()
  await page.locator('article.finding').first().waitFor()
  letThrough()
  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.locator('#chat-question').waitFor()
  await bring(page, contract, 'another.md')
})
