import { afterAll, beforeAll, expect, test } from 'vitest'
import { finding, reviewed, survival } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, focusedId, paperHas, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

test('with keys alone', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const titleHere = () => page.evaluate(`document.querySelector('.finding.here h3 .block')?.textContent ?? ''`)
  const goTo = async (title: string) => {
    for (let presses = 0; (await titleHere()) !== title; presses++) {
      expect(presses).toBeLessThan(60)
      await page.keyboard.press('j')
      await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
    }
  }
  await goTo(survival)
  await page.keyboard.press('Enter')
  await waitUntil(
    page,
    `document.activeElement.matches('.clause-row') && document.activeElement.textContent.includes('in perpetuity')`,
  )
  await page.keyboard.press('Enter')
  await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
  await page.keyboard.press('a')
  await finding(page, survival)
    .getByText(/accepted$/)
    .waitFor()
  await page.keyboard.press('u')
  await finding(page, survival).getByRole('button', { name: 'Accept', exact: true }).waitFor()
  await page.keyboard.press('e')
  await waitUntil(page, `document.activeElement.matches('textarea')`)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('They end after a year, says j and k.')
  await page.keyboard.press('Control+Enter')
  await paperHas(page, 'They end after a year, says j and k.')
  await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
  await page.keyboard.press('u')
  await finding(page, survival).getByRole('button', { name: 'Accept', exact: true }).waitFor()
  await page.keyboard.press('r')
  await finding(page, survival)
    .getByText(/rejected$/)
    .waitFor()
  const before = await titleHere()
  await page.keyboard.press('k')
  await waitUntil(page, `document.querySelector('.finding.here h3 .block')?.textContent !== ${JSON.stringify(before)}`)

  // The arrows go from clause to clause, and Tab into what can be done with one.
  await goTo(survival)
  await page.keyboard.press('Enter')
  await waitUntil(page, `document.activeElement.matches('.clause-row')`)
  const at = await focusedId(page)
  await page.keyboard.press('ArrowDown')
  await waitUntil(
    page,
    `document.activeElement.matches('.clause-row') && document.activeElement.id !== ${JSON.stringify(at)}`,
  )
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Next and previous finding').waitFor()
})

test('where only open ones are listed, the way goes on from the one that was decided, and the focus stays', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const titles = await page.locator('.finding h3 .block:first-child').allInnerTexts()
  const here = (title: string | undefined) =>
    waitUntil(page, `document.querySelector('.finding.here h3 .block')?.textContent === ${JSON.stringify(title)}`)
  for (const title of titles.slice(0, 3)) {
    await page.keyboard.press('j')
    await here(title)
  }
  await page.keyboard.press('a')
  await expect.poll(() => page.locator('.finding').count()).toBe(titles.length - 1)
  await waitUntil(page, `document.activeElement.getAttribute('aria-label') === 'Findings'`)
  await page.keyboard.press('j')
  await here(titles[3])
  await page.keyboard.press('r')
  await expect.poll(() => page.locator('.finding').count()).toBe(titles.length - 2)
  await page.keyboard.press('k')
  await here(titles[1])
})

test('a key decides nothing that is not shown, and a held one decides once', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await page.keyboard.press('j')
  await waitUntil(page, `document.activeElement.matches('article.finding.here')`)
  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.locator('#chat-question').waitFor()
  for (const key of ['a', 'r', 'e', 'u', 'Enter']) await page.keyboard.press(key)
  await page.getByRole('tab', { name: 'Review' }).click()
  await page.locator('#paper').focus()
  await page.evaluate(`dispatchEvent(new KeyboardEvent('keydown', { key: 'a', repeat: true, bubbles: true }))`)
  await page.keyboard.press('u')
  const said = await announcementsOf(page)
  expect(said.filter((words) => /^(?:Accepted|Rejected|Taken back)/.test(words))).toEqual([])
})

test('a dialog gives the focus back however it is closed', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const all = page.getByRole('button', { name: /^Reject all/ }).first()
  const focused = (expression: string) => waitUntil(page, `document.activeElement.${expression}`)
  await all.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await focused(`textContent.startsWith('Reject all')`)
  await page.locator('#document-search').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('theme')
  await page.keyboard.press('Enter')
  await focused(`id === 'document-search'`)
  // What was pressed goes with what it did.
  await all.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click()
  await all.waitFor({ state: 'detached' })
  await focused(`getAttribute('aria-label') === 'All that is listed'`)
})
