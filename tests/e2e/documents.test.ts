import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, contract } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, type Visit, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const list = (page: Page) => page.getByRole('navigation', { name: 'Documents' })
const menuOf = (page: Page, title: string) => page.getByRole('button', { name: `Actions for ${title}`, exact: true })

/** Types another name, and leaves it there. */
async function typeName(page: Page, title: string, name: string): Promise<void> {
  await menuOf(page, title).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('New name').fill(name)
}

async function rename(page: Page, title: string, name: string): Promise<void> {
  await typeName(page, title, name)
  await page.keyboard.press('Enter')
}
const isRenamed = (page: Page, name: string) =>
  expect.poll(async () => (await announcementsOf(page)).at(-1)).toBe(`Renamed to ${name}.`)

async function withDocument(visited: Visit): Promise<Page> {
  const page = await visited.open()
  await bring(page, contract)
  return page
}

/** A page with this many documents, made without looking at any. */
async function withDocuments(visited: Visit, count: number): Promise<Page> {
  const page = await visited.open()
  await page.getByText('No documents yet').waitFor()
  const files = Array.from({ length: count }, (_, index) => ({
    name: `contract number ${index + 1}.md`,
    mimeType: 'text/plain',
    buffer: Buffer.from(contract),
  }))
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.getByRole('region', { name: 'Uploads' }).waitFor()
  await expect
    .poll(() => page.getByRole('region', { name: 'Uploads' }).locator('li').count(), { timeout: 60_000 })
    .toBe(0)
  return page
}

test('Esc leaves a name as it was, Enter keeps it once; both give the focus back', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await withDocument(visited)
  await typeName(page, 'contract', 'not this')
  await page.keyboard.press('Escape')
  await waitUntil(page, `document.activeElement.getAttribute('aria-label') === 'Actions for contract'`)
  await rename(page, 'contract', 'this one')
  await waitUntil(page, `document.activeElement.getAttribute('aria-label') === 'Actions for this one'`)
  await list(page)
    .getByRole('link', { name: /this one/ })
    .waitFor()
  await isRenamed(page, 'this one')
  expect((await announcementsOf(page)).filter((words) => words.startsWith('Renamed'))).toHaveLength(1)
})

test('a list that is read again keeps the name that is being typed', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await withDocument(visited)
  await typeName(page, 'contract', 'half a na')
  // What another tab does is told to this one.
  const elsewhere = await visited.open()
  await rename(elsewhere, 'contract', 'renamed elsewhere')
  await isRenamed(elsewhere, 'renamed elsewhere')
  await waitUntil(page, `document.activeElement.value === 'half a na'`)
  await page.keyboard.press('Escape')
  await list(page)
    .getByRole('link', { name: /renamed elsewhere/ })
    .waitFor()
})

test('Delete now leaves the focus on the page', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await withDocument(visited)
  await menuOf(page, 'contract').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete now' }).press('Enter')
  await waitUntil(page, `document.activeElement.id === 'paper'`)
  await page.getByText('No documents yet').waitFor()
})

test('pages of the list that were asked for stay, and the palette finds what is on none', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await withDocuments(visited, 53)
  const shown = () => list(page).locator('a[href^="/documents/"]').count()
  expect(await shown()).toBeLessThan(53)

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find a document or a command' })
  const oldest = await page.evaluate(`(async () => {
    const titles = [...document.querySelectorAll('a[href^="/documents/"] .line-clamp-2')].map(({ textContent }) => textContent)
    for (let at = 1; at <= 53; at++) if (!titles.includes('contract number ' + at)) return 'contract number ' + at
  })()`)
  await page.keyboard.type(String(oldest))
  await palette.getByRole('option', { name: new RegExp(`^${oldest}\\s*Document$`) }).waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(shown).toBe(53)
  await rename(page, String(oldest), 'the oldest of all')
  await isRenamed(page, 'the oldest of all')
  await eventually(() => shown()).toBe(53)
})
