import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, clauseOf, finding, isReviewed, reviewed, survival } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, paper, paperHas, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

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

test('markup and links of a contract are words', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const markup = `<script>document.title = 'taken'</script><img src="x" onerror="document.title = 'taken'"> [click](javascript:alert) https://example.com/`
  await bring(
    page,
    `1. The duties survive in perpetuity. ${markup}\n\n2. The laws of India govern. ${markup}\n`,
    'contract.txt',
  )
  await isReviewed(page)
  await paperHas(page, markup)
  for (const tag of ['script', 'img', 'a', 'iframe', 'form']) expect(await paper(page).locator(tag).count()).toBe(0)
  expect(await page.locator('[aria-label="Findings"] :is(script, img, a)').count()).toBe(0)
  expect(await page.title()).not.toContain('taken')
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
  await field.press('Escape')
  await eventually(() => announcementsOf(page)).toContain(
    'Not saved. What you typed is kept for your next edit of this clause.',
  )
  await clauseOf(page, words).locator('.clause-text').dblclick()
  await page.getByText('Goes on from what you typed.').waitFor()
  expect(await field.inputValue()).toBe('The Recipient may tell its advisers.')

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
  await isReviewed(page)
  await write()
  await eventually(() => page.getByLabel(/^Comment on/).inputValue()).toBe('half a remark')
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  await eventually(() => wording.inputValue()).toBe('half a wording')
  // Put aside is not given up; given up is given up.
  await wording.press('Escape')
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  expect(await wording.inputValue()).toBe('half a wording')
  await finding(page, survival).getByRole('button', { name: 'Cancel' }).click()
  await finding(page, survival).getByRole('button', { name: 'Edit' }).click()
  expect(await wording.inputValue()).not.toBe('half a wording')
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
