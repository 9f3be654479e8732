import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { bring, contract, isReviewed } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, focusedId, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const endless = 'positions.survival.stances.endless'
const idOf = (path: string) => `playbook-${path}`
const field = (page: Page, path: string) => page.locator(`[id="${idOf(path)}"]`)
const row = (page: Page, check: string) => page.locator(`summary[id="${idOf(`positions.${check}`)}"]`)
const holds = (page: Page, path: string, value: string) =>
  waitUntil(page, `document.getElementById('${idOf(path)}')?.value === ${JSON.stringify(value)}`)
const says = (page: Page, words: string) => page.locator('#playbook-state').getByText(words).waitFor()
const isCopy = ({ pathname }: URL) => /^\/playbooks\/(?!nda-)/.test(pathname)

/** Copies the mutual playbook under another name. */
async function copied(page: Page, name: string): Promise<void> {
  await field(page, 'name').fill(name)
  await page.getByRole('button', { name: 'Save a copy' }).click()
  await page.waitForURL(isCopy)
  await says(page, 'Version 1, saved.')
}

async function tabTo(page: Page, path: string): Promise<void> {
  for (let step = 0; step < 80 && (await focusedId(page)) !== idOf(path); step++) await page.keyboard.press('Tab')
  await eventually(() => focusedId(page)).toBe(idOf(path))
}

test('a shipped playbook is copied and changed; the change is kept and decides a review', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await bring(page, contract)
  await isReviewed(page)
  const contractUrl = page.url()
  await page.getByText('Review it again').click()
  await page.getByRole('button', { name: 'Edit playbooks' }).click()
  await page.getByRole('link', { name: /^Mutual NDA/ }).click()
  await page.waitForURL(/\/playbooks\/nda-mutual$/)
  await row(page, 'survival').click()
  await field(page, endless).selectOption('fallback')
  await says(page, 'Not saved yet; kept in this browser.')

  await page.reload()
  await holds(page, endless, 'fallback')
  await copied(page, 'Our own NDA')
  await page.reload()
  await holds(page, 'name', 'Our own NDA')
  await holds(page, endless, 'fallback')

  await page.goto(contractUrl)
  await page.getByText('Review it again').click()
  await page.locator('#review-playbook').selectOption({ label: 'Our own NDA (your own)' })
  await page.getByRole('button', { name: 'Review this contract' }).click()
  await isReviewed(page, 'Our own NDA')
  await page
    .locator('article.finding')
    .filter({ hasText: 'Survival of the duty of confidence' })
    .first()
    .getByText(/^Some risk · Acceptable · Clause 3\.1$/)
    .waitFor()
})

test('copied, changed and saved by keyboard alone', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/playbooks/nda-recipient')
  await field(page, 'name').waitFor()
  await tabTo(page, 'name')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Kept by keys')
  await page.keyboard.press('Control+S')
  await page.waitForURL(isCopy)
  await says(page, 'Version 1, saved.')

  await tabTo(page, 'positions.nature')
  await page.keyboard.press('Enter')
  await tabTo(page, 'positions.nature.weight')
  await page.keyboard.press('N')
  await says(page, 'Not saved yet; kept in this browser.')
  await page.keyboard.press('Control+S')
  await says(page, 'Version 2, saved.')
  await eventually(() => focusedId(page)).toBe(idOf('positions.nature.weight'))
  await eventually(() => announcementsOf(page)).toContain('Saved as version 2.')
  await page.reload()
  await holds(page, 'name', 'Kept by keys')
  await holds(page, 'positions.nature.weight', 'nice')
})

test('another version saved meanwhile is told of; what was typed stays until theirs is loaded', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/playbooks/nda-mutual')
  await copied(page, 'Ours')
  // A browser that shares nothing with the first: not even that it has saved.
  const other = await visited.visitor.newPage()
  await other.addInitScript('Storage.prototype.setItem = () => {}')
  await other.goto(page.url())
  await field(other, 'name').fill('Theirs')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await says(other, 'Version 2, saved.')

  await field(page, 'name').fill('Mine')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'Somebody saved another version meanwhile' }).waitFor()
  await holds(page, 'name', 'Mine')
  await expectAccessible(page, 'another version')
  await page.getByRole('button', { name: 'Load theirs' }).click()
  await holds(page, 'name', 'Theirs')
  await says(page, 'Version 2, saved.')
})

test('what is wrong is said at its field', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/playbooks/nda-mutual')
  await row(page, 'term').click()
  await field(page, 'positions.term.longest.acceptable').fill('1')
  await row(page, 'term').click()
  await page.getByRole('button', { name: 'Save a copy' }).click()
  await waitUntil(page, `document.activeElement.id === 'playbook-positions.term.longest.acceptable'`)
  await page.locator('[id="playbook-positions.term.longest.acceptable-error"]').getByText('can’t be shorter').waitFor()
})

test('a period is added, judged, kept over a reload and removed, by keyboard alone', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/playbooks/nda-mutual')
  const oral = 'positions.oral'
  const position = page.locator('details', { has: row(page, 'oral') })
  await row(page, 'oral').press('Enter')
  await position.getByRole('button', { name: 'Add a longest period to Oral' }).press('Enter')
  await waitUntil(page, `document.activeElement.id === 'playbook-${oral}.longest.preferred'`)
  await page.keyboard.type('3')
  await says(page, 'Not saved yet; kept in this browser.')

  await page.reload()
  await holds(page, `${oral}.longest.preferred`, '3')
  await page.keyboard.press('Control+S')
  await waitUntil(page, `document.activeElement.id === 'playbook-${oral}.longest.acceptable'`)
  await page.getByRole('link', { name: 'Oral: Enter a number of months, up to 1200.' }).waitFor()
  await page.keyboard.type('2')
  await page.keyboard.press('Control+S')
  await page.getByRole('link', { name: /^Oral: .*can’t be shorter/ }).waitFor()
  await expectAccessible(page, 'a period that runs backwards')
  await field(page, `${oral}.longest.acceptable`).fill('6')
  await page.keyboard.press('Control+S')
  await page.waitForURL(isCopy)
  await says(page, 'Version 1, saved.')

  await row(page, 'oral').press('Enter')
  await holds(page, `${oral}.longest.acceptable`, '6')
  await position.getByRole('button', { name: 'Remove the longest period of Oral' }).press('Enter')
  await field(page, `${oral}.longest.acceptable`).waitFor({ state: 'detached' })
  await waitUntil(page, `document.activeElement.textContent.startsWith('Add a longest period')`)
  await page.keyboard.press('Control+S')
  await says(page, 'Version 2, saved.')
  await page.reload()
  await holds(page, 'name', 'Mutual NDA')
  await eventually(() => field(page, `${oral}.longest.preferred`).count()).toBe(0)
})

test.each(looks)('axe finds nothing on the playbooks, %s and %s', async (colorScheme, _size, viewport) => {
  await using visited = await visit(stage.browser, stage.server.url, {
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
  })
  const page = await visited.open('/playbooks')
  await page.getByRole('link', { name: /^Mutual NDA/ }).waitFor()
  await expectAccessible(page, 'the list')
  await page.getByRole('link', { name: /^Mutual NDA/ }).click()
  await row(page, 'survival').click()
  await field(page, endless).waitFor()
  await expectAccessible(page, 'a position')
  await field(page, 'name').fill('')
  await page.getByRole('button', { name: 'Save a copy' }).click()
  await page.getByRole('heading', { name: 'Not saved: this needs your attention' }).waitFor()
  await expectAccessible(page, 'a name is missing')
  await eventually(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
