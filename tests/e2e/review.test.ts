import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { bring, clauseOf, contract, finding, findings, isReviewed, reviewed, survival } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, paper, paperHas, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

const open = (page: Page) =>
  page.locator('.finding', { has: page.getByRole('button', { name: 'Accept', exact: true }) })

test('findings arrive with their risk, reason and wording, and the end is told', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await eventually(() => findings(page).count()).toBeGreaterThan(10)
  const card = finding(page, survival)
  await card.getByText(/^High risk · Not acceptable · Clause 3\.1$/).waitFor()
  await card.getByText('shall survive in perpetuity').first().waitFor()
  await eventually(() => card.locator('.suggestion del').count()).toBeGreaterThan(0)
  await eventually(() => card.locator('.suggestion ins').count()).toBeGreaterThan(0)
  await eventually(() => clauseOf(page, 'in perpetuity').locator('ins').count()).toBeGreaterThan(0)
  await eventually(() => page.getByRole('heading', { name: 'Negotiate first' }).locator('+ ol li').count()).toBe(5)
  // No more than one region is live, and that one says so.
  const live = `[...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map(({ id }) => id)`
  await eventually(() => page.evaluate(live)).toEqual(['announcements'])
})

test('from a finding to its clause and back, with the focus', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await finding(page, survival).getByRole('button', { name: 'Show in contract' }).click()
  const row = clauseOf(page, 'in perpetuity')
  const rowId = await row.getAttribute('id')
  await waitUntil(page, `document.activeElement.id === ${JSON.stringify(rowId)}`)
  await row.getByRole('button', { name: /Go to the finding$/ }).click()
  await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
  await waitUntil(page, `document.activeElement.textContent.includes(${JSON.stringify(survival)})`)

  // A link to a clause goes there, too.
  await page.evaluate(`location.hash = ${JSON.stringify(`#${rowId}`)}`)
  await waitUntil(page, `document.activeElement.id === ${JSON.stringify(rowId)}`)
})

test('[R3] accepted in other words, taken back, rejected; what was decided stays after a reload and in another tab', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const other = await visited.open(new URL(page.url()).pathname)
  await finding(other, survival).getByRole('button', { name: 'Accept', exact: true }).waitFor()

  const card = finding(page, survival)
  await card.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Your wording' }).fill('The obligations end three years after disclosure.')
  await page.keyboard.press('Control+Enter')
  for (const tab of [page, other]) {
    await finding(tab, survival)
      .getByText(/accepted$/)
      .waitFor()
    await paperHas(tab, 'The obligations end three years after disclosure.')
    await waitUntil(tab, `!document.querySelector('article.paper').textContent.includes('in perpetuity')`)
  }
  await card.getByText('Accepted by you', { exact: false }).waitFor()

  await page.reload()
  await paperHas(page, 'The obligations end three years after disclosure.')
  await finding(page, survival).getByRole('button', { name: survival }).click()
  await finding(page, survival).getByRole('button', { name: 'Undo' }).click()
  for (const tab of [page, other]) {
    await paperHas(tab, 'shall survive in perpetuity')
    await finding(tab, survival).getByRole('button', { name: 'Accept', exact: true }).waitFor()
  }
  await finding(other, survival).getByRole('button', { name: 'Reject', exact: true }).click()
  for (const tab of [page, other])
    await finding(tab, survival)
      .getByText(/rejected$/)
      .waitFor()
  await eventually(() => announcementsOf(other)).toContain(`Rejected: ${survival}.`)
})

test('all at once, after asking; as accepted and as original are only looks', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await page.getByRole('button', { name: 'As accepted' }).click()
  await eventually(() => paper(page).locator('ins, del').count()).toBe(0)
  await waitUntil(page, `!document.querySelector('article.paper').textContent.includes('in perpetuity')`)
  await page.getByRole('button', { name: 'As it stands' }).click()
  await paperHas(page, 'in perpetuity')

  await page.getByRole('button', { name: /^Reject all \d+$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(() => open(page).count()).toBeGreaterThan(3)
  await page.getByRole('button', { name: /^Accept all \d+$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click()
  await waitUntil(page, `!document.querySelector('article.paper').textContent.includes('in perpetuity')`)
  // What overlaps another suggestion that was accepted is refused, and says so; the rest is decided.
  await expect
    .poll(() =>
      findings(page)
        .getByText(/· accepted$/)
        .count(),
    )
    .toBeGreaterThan(3)

  await page.getByRole('button', { name: 'As original' }).click()
  await paperHas(page, 'shall survive in perpetuity')
  await eventually(() => paper(page).locator('ins, del').count()).toBe(0)
})

test('a review by a model shows how far it is and can be stopped; what was found stays', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await page.getByText('Review it again').click()
  await page.getByText('Who reads it:').click()
  await page.getByRole('radio', { name: /^Custom/ }).check()
  await page
    .getByText(/sent to|Nothing leaves/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Review this contract' }).click()
  await stage.peer.next()
  const progress = page.getByRole('region', { name: 'Review in progress' })
  await progress.getByRole('progressbar').waitFor()
  await expectAccessible(page, 'running')
  await page.keyboard.press('Escape')
  await progress.waitFor({ state: 'detached' })
  await eventually(() => findings(page).count()).toBeGreaterThan(10)
  await eventually(() => announcementsOf(page)).toContain('The review was stopped. What was found stays.')
})

test.each(looks)('axe finds nothing on a contract and its review, %s and %s', async (colorScheme, name, viewport) => {
  await using visited = await visit(stage.browser, stage.server.url, {
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
  })
  const page = await visited.open()
  const show = async (pane: 'Paper' | 'Assistant' | 'Documents') => {
    if (name === 'phone') await page.getByRole('button', { name: pane, exact: true }).click()
  }
  await show('Documents')
  await bring(page, contract)
  await show('Assistant')
  await isReviewed(page)
  await expectAccessible(page, 'findings')
  await finding(page, survival).getByRole('button', { name: 'Edit', exact: true }).click()
  await expectAccessible(page, 'wording')
  await page.keyboard.press('Escape')
  await finding(page, survival).getByRole('button', { name: 'Accept', exact: true }).click()
  await finding(page, survival).getByText('Accepted by you', { exact: false }).waitFor()
  await expectAccessible(page, 'accepted')
  await page.getByRole('button', { name: /^Accept all/ }).click()
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, 'the question')
  await page.keyboard.press('Escape')
  await page.getByText('Review it again').click()
  await expectAccessible(page, 'starting again')
  await page.getByRole('tab', { name: 'History' }).click()
  await expectAccessible(page, 'history')

  await show('Paper')
  await clauseOf(page, 'liquidated damages').locator('.clause-text').click()
  await page.getByRole('toolbar', { name: /^Actions for/ }).waitFor()
  await expectAccessible(page, 'a clause')
  await page
    .getByRole('toolbar', { name: /^Actions for/ })
    .getByRole('button', { name: 'Comment' })
    .click()
  await expectAccessible(page, 'commenting')
  await page.keyboard.press('Escape')
  await page
    .getByRole('toolbar', { name: /^Actions for/ })
    .getByRole('button', { name: 'Edit' })
    .click()
  await expectAccessible(page, 'editing')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'As original' }).click()
  await expectAccessible(page, 'as original')
  const small = await page.evaluate(`
      [...document.querySelectorAll('button, a, summary, select')]
        .map((element) => ({ name: element.textContent, ...element.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width > 1 && (width < 24 || height < 24))
        .map(({ name, width, height }) => name + ' ' + width + ' x ' + height)
    `)
  expect(small).toEqual([])
})
