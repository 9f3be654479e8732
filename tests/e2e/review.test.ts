import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { bring, contract, summary } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, focusedId, paper, paperHas, type Visit, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

/** Brings a contract in by the page's own button, and waits until its review has come to its end. */
async function reviewed(visited: Visit, text = contract): Promise<Page> {
  const page = await visited.open()
  await bring(page, text)
  await summary(page).getByText('risk, against Mutual NDA').waitFor()
  return page
}

const findings = (page: Page) => page.locator('article.finding')
const finding = (page: Page, title: string) => page.locator('article.finding').filter({ hasText: title }).first()
const survival = 'Survival of the duty of confidence'
const open = (page: Page) =>
  page.locator('.finding', { has: page.getByRole('button', { name: 'Accept', exact: true }) })
const clauseOf = (page: Page, words: string) => page.locator('.clause-row').filter({ hasText: words }).first()

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

test('a link to a clause that was cut short still opens the contract', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const again = await visited.open(`${new URL(page.url()).pathname}#clause-%E0%A4%A`)
  await paperHas(again, 'The laws of the Cayman Islands')
})

test('what is copied from the paper is the contract, without what is suggested or can be done', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await clauseOf(page, 'strictly secret').click()
  await page.getByRole('toolbar', { name: /^Actions for/ }).waitFor()
  const copied = await page.evaluate(`(() => {
    getSelection().selectAllChildren(document.querySelector('article.sheet'))
    return getSelection().toString()
  })()`)
  expect(copied).toContain('The obligations under this Agreement shall survive in perpetuity.')
  expect(copied).not.toContain('duties of confidence')
  expect(copied).not.toMatch(/Missing|Explain|Other wording/)
})

test('a comment and a wording that are being written survive a reload', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const write = async () => {
    await clauseOf(page, 'in perpetuity').click()
    await page
      .getByRole('toolbar', { name: /^Actions for/ })
      .getByRole('button', { name: 'Comment' })
      .click()
  }
  const wording = finding(page, survival).getByLabel('Your wording')
  await write()
  await page.getByLabel(/^Comment on/).fill('half a remark')
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  await wording.fill('half a wording')
  await page.reload()
  await summary(page).getByText('risk, against Mutual NDA').waitFor()
  await write()
  await eventually(() => page.getByLabel(/^Comment on/).inputValue()).toBe('half a remark')
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  await eventually(() => wording.inputValue()).toBe('half a wording')
  // Given up is given up.
  await wording.press('Escape')
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  expect(await wording.inputValue()).not.toBe('half a wording')
})

test('a clause is edited where it stands; what was typed survives a reload, and a conflict shows both', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const other = await visited.open(new URL(page.url()).pathname)
  const words = 'The Recipient may not disclose Confidential Information to anybody'
  await clauseOf(other, words).waitFor()

  await clauseOf(page, words).locator('.clause-text').dblclick()
  const field = page.getByRole('textbox', { name: /^Words of/ })
  await field.fill('The Recipient may tell its advisers.')
  await page.reload()
  await clauseOf(page, words).locator('.clause-text').dblclick()
  await eventually(() => field.inputValue()).toBe('The Recipient may tell its advisers.')

  await clauseOf(other, words).locator('.clause-text').dblclick()
  const theirs = other.getByRole('textbox', { name: /^Words of/ })
  await theirs.fill('Nobody may be told anything.')
  await theirs.press('Control+Enter')
  await paperHas(other, 'Nobody may be told anything.')

  await field.press('Control+Enter')
  await page.getByText('Somebody else changed this clause.').waitFor()
  await eventually(() => field.inputValue()).toBe('The Recipient may tell its advisers.')
  await page.getByRole('button', { name: 'Save mine instead' }).click()
  for (const tab of [page, other]) await paperHas(tab, 'The Recipient may tell its advisers.')
})

test('a comment on words that are selected, seen in every tab, and removed', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const other = await visited.open(new URL(page.url()).pathname)
  await clauseOf(other, 'only for the Purpose').waitFor()

  await clauseOf(page, 'only for the Purpose').scrollIntoViewIfNeeded()
  await page.evaluate(`(() => {
    const text = [...document.querySelectorAll('.clause-text')].find(({ textContent }) => textContent.includes('only for the Purpose'))
    getSelection().selectAllChildren(text)
  })()`)
  await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Comment' }).click()
  await page.getByRole('textbox', { name: 'Comment on these words' }).fill('Which <b>purpose</b>?')
  await page.keyboard.press('Enter')
  for (const tab of [page, other])
    await clauseOf(tab, 'only for the Purpose').getByText('Which <b>purpose</b>?').waitFor()
  expect(await paper(page).locator('b').count()).toBe(0)
  await clauseOf(page, 'only for the Purpose').getByRole('button', { name: 'Remove this comment' }).click()
  for (const tab of [page, other])
    await clauseOf(tab, 'only for the Purpose').getByText('Which <b>purpose</b>?').waitFor({ state: 'detached' })
})

test('[D6] a citation leads to the words the answer read, and only to them, after its clause was edited', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  const chat = page.getByRole('tab', { name: 'Chat' })
  await chat.click()
  await page.locator('#chat-question').fill('What about liquidated damages?')
  await page.keyboard.press('Enter')
  const citation = page.getByRole('button', { name: '4.1', exact: true })
  await citation.click()
  const id = await clauseOf(page, 'liquidated damages').getAttribute('data-clause')
  const row = page.locator(`[data-clause="${id}"]`)
  const pointedAt = () => row.locator('.pointed-at').allInnerTexts()
  const cited = 'The Recipient shall pay liquidated damages of EUR 500,000 for each breach of this Agreement.'
  await expect.poll(pointedAt).toEqual([cited])

  const write = async (words: (before: string) => string) => {
    await row.getByRole('button', { name: 'Edit', exact: true }).click()
    const field = row.getByRole('textbox')
    await field.fill(words(await field.inputValue()))
    await page.keyboard.press('Control+Enter')
    await field.waitFor({ state: 'detached' })
    await chat.click()
    await citation.click()
    await waitUntil(page, `document.activeElement.matches('.clause-row')`)
  }
  await write((before) => `Many words that nobody cited stand before it now. ${before}`)
  await expect.poll(async () => (await pointedAt()).join('')).toBe(cited)
  await write((before) => before.replace('500,000', '50'))
  expect(await pointedAt()).toEqual([])
})

test('Explain hands the words to the chat', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await reviewed(visited)
  await clauseOf(page, 'liquidated damages').locator('.clause-text').click()
  await page
    .getByRole('toolbar', { name: /^Actions for/ })
    .getByRole('button', { name: 'Explain' })
    .click()
  await page.getByRole('tab', { name: 'Chat', selected: true }).waitFor()
  await page.getByText('Explain clause 4.1').waitFor()
})

test('markup and links of a contract are words', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const markup = `<script>document.title = 'taken'</script><img src="x" onerror="document.title = 'taken'"> [click](javascript:alert) https://example.com/`
  await bring(
    page,
    `1. The duties survive in perpetuity. ${markup}\n\n2. The laws of India govern. ${markup}\n`,
    'contract.txt',
  )
  await summary(page).getByText('risk, against Mutual NDA').waitFor()
  await paperHas(page, markup)
  for (const tag of ['script', 'img', 'a', 'iframe', 'form']) expect(await paper(page).locator(tag).count()).toBe(0)
  expect(await page.locator('[aria-label="Findings"] :is(script, img, a)').count()).toBe(0)
  expect(await page.title()).not.toContain('taken')
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

test('a contract of 1,500 clauses is there in full, and the last one can be reached', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const clauses = Array.from(
    { length: 1500 },
    (_, n) => `${n + 1}. The parties agree on point number ${n + 1} of this list.`,
  )
  const page = await visited.open()
  await bring(page, `# Long Agreement\n\n${clauses.join('\n\n')}\n`)
  await waitUntil(page, `document.querySelectorAll('.clause-row[data-clause]').length === 1500`)
  const last = await page.evaluate(`[...document.querySelectorAll('.clause-row[data-clause]')].at(-1).id`)
  await page.evaluate(`location.hash = ${JSON.stringify(`#${last}`)}`)
  await waitUntil(page, `document.activeElement.id === ${JSON.stringify(last)}`)
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
  await summary(page).getByText('risk, against Mutual NDA').waitFor()
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
