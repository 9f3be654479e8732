import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { type Stage, setStage } from './stage.ts'
import {
  announcementsOf,
  draft,
  ending,
  eventually,
  field,
  fillForm,
  focusedId,
  paper,
  paperHas,
  partyA,
  partyB,
  sendButton,
  visit,
  waitUntil,
} from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

test('from the form to the last clause, then copied, exported and printed', async () => {
  await using visited = await visit(stage.browser, stage.server.url, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await visited.open()
  await draft(page)
  await ending(page, /^Complete\./).waitFor()
  await paperHas(page, 'Signatures')
  const words = (await paper(page).textContent()) ?? ''
  expect(words).toContain(partyA)
  expect(words).toContain(partyB)
  expect(words).not.toMatch(/\*\*|\\_|\[\s*\]/)

  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  await eventually(() => page.evaluate('navigator.clipboard.readText()')).toMatch(/^Mutual[\s\S]+1\. /)

  for (const [format, start] of [
    ['Markdown', /^# Mutual/],
    ['Plain text', /^Mutual/],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.(?:md|txt)$/)
    const content = await file.createReadStream().then((stream) => stream.setEncoding('utf8').toArray())
    expect(content.join('')).toMatch(start)
  }

  await page.emulateMedia({ media: 'print' })
  await eventually(() => page.locator('[data-screen-only]:visible').count()).toBe(0)
  await eventually(() => paper(page).isVisible()).toBe(true)
})

test('what is missing is named field by field before anything starts', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await sendButton(page).click()
  await page.getByRole('heading', { name: '3 details need your attention' }).waitFor()
  await eventually(() => focusedId(page)).toBe('nda-partyA.name')
  const name = field(page, 'partyA.name')
  await eventually(() => name.getAttribute('aria-invalid')).toBe('true')
  await name.fill(partyA)
  await eventually(() => name.getAttribute('aria-invalid')).toBe('false')
  await page.getByRole('link', { name: 'The purpose is missing' }).click()
  await eventually(() => focusedId(page)).toBe('nda-purpose')
  await field(page, 'termMonths').fill('two years')
  await page.getByText('The term is a whole number of months').first().waitFor()
  await eventually(() => announcementsOf(page)).toContain('Not started: 3 details need your attention.')
  await page.waitForURL(`${stage.server.url}/`)
})

test('a three-way agreement asks for the third party, a one-way one for who discloses', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await fillForm(page)
  await page.getByRole('radio', { name: 'One-way' }).check()
  await sendButton(page).click()
  await page.getByText('Say which party discloses').first().waitFor()
  await page.getByRole('radio', { name: partyB }).check()
  await page.getByRole('radio', { name: 'Three-way' }).check()
  await sendButton(page).click()
  await page.getByRole('link', { name: /^Third party/ }).waitFor()
  await field(page, 'partyC.name').fill('Cedar Holdings')
  await sendButton(page).click()
  await ending(page, /^Complete\./).waitFor()
  await paperHas(page, 'Cedar Holdings')
})

test('the draft survives a reload, is the same in another tab, and another version reads what it can', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await fillForm(page, { purpose: 'first line' })
  await field(page, 'purpose').press('End')
  await field(page, 'purpose').press('Shift+Enter')
  await field(page, 'purpose').pressSequentially('second line')
  await page.reload()
  await eventually(() => field(page, 'purpose').inputValue()).toBe('first line\nsecond line')
  const other = await visited.open()
  await eventually(() => field(other, 'partyA.name').inputValue()).toBe(partyA)
  await field(other, 'partyB.name').fill('Changed elsewhere')
  await waitUntil(page, `document.getElementById('nda-partyB.name').value === 'Changed elsewhere'`)
  await page.evaluate(`{
    const stored = JSON.parse(localStorage.getItem('clausemint.draft.nda') ?? '{}')
    stored.values = { ...stored.values, direction: 'sideways', termMonths: 7, unheardOf: true }
    localStorage.setItem('clausemint.draft.nda', JSON.stringify(stored))
  }`)
  await page.reload()
  await eventually(() => field(page, 'partyA.name').inputValue()).toBe(partyA)
  await eventually(() => field(page, 'termMonths').inputValue()).toBe('24')
  await eventually(() => page.getByRole('radio', { name: 'Two-way' }).isChecked()).toBe(true)
})

test('the Enter of an input method sends nothing; a plain one does', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await fillForm(page)
  await field(page, 'purpose').focus()
  await page.evaluate(`
    for (const more of [{ isComposing: true }, { keyCode: 229 }])
      document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
      )
  `)
  await page.waitForURL(`${stage.server.url}/`)
  expect(await page.evaluate(`localStorage.getItem('clausemint.draft.nda')`)).toContain('"isSent":false')
  await field(page, 'purpose').press('Enter')
  await page.waitForURL(/\/documents\//)
})

test('parties of earlier drafts are offered again', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  await page.getByRole('link', { name: 'New NDA', exact: true }).click()
  await eventually(() => field(page, 'partyA.name').inputValue()).toBe('')
  await page.getByRole('list', { name: 'Earlier parties for First party' }).getByText(partyB).click()
  await eventually(() => field(page, 'partyA.name').inputValue()).toBe(partyB)
})

test('a document is found, renamed, deleted and taken back', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  await ending(page, /^Complete\./).waitFor()
  await page.getByRole('button', { name: 'Rename this document' }).click()
  await page.getByLabel('New name').fill('The cotton NDA')
  await page.getByLabel('New name').press('Enter')
  const item = page.getByRole('link', { name: /The cotton NDA/ })
  await item.waitFor()
  await page.getByLabel('Search documents').fill('wool')
  await page.getByText('No document has “wool” in its name.').waitFor()
  await page.getByLabel('Search documents').fill('cotton')
  await item.waitFor()

  const remove = async () => {
    await page.getByRole('button', { name: 'Actions for The cotton NDA' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await item.waitFor({ state: 'detached' })
  }
  await remove()
  await page.waitForURL(`${stage.server.url}/`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await item.waitFor()
  await remove()
  await page.getByRole('button', { name: 'Delete now' }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('No documents yet').waitFor()
})

test('script in names and purpose is words, everywhere it is shown', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const name = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> [a](javascript:pwned) Ltd'
  await draft(page, { a: name, purpose: '![x](http://example.com/x.png) <b>bold</b> {{7*7}}' })
  await ending(page, /^Complete\./).waitFor()
  await paperHas(page, '<script>window.pwned=1</script>')
  expect(await paper(page).locator('img, a, script, b').count()).toBe(0)
  expect(await page.evaluate('window.pwned')).toBeUndefined()
  await page.getByRole('navigation', { name: 'Documents' }).getByText('<script>').first().waitFor()
})

test('an unknown address and somebody else’s document say so', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const address = await draft(page)
  await using stranger = await visit(stage.browser, stage.server.url)
  const theirs = await stranger.open(new URL(address).pathname)
  await theirs.getByRole('heading', { name: 'There is no such document here.' }).waitFor()
  const nowhere = await stranger.open('/nowhere')
  await nowhere.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
})

test('a draft that was worked on is replaced only by who says so; keeping it is what Enter does', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  await ending(page, /^Complete\./).waitFor()
  await page.getByRole('tab', { name: 'Review' }).click()
  await page.locator('.clause-text').filter({ hasText: 'evaluating a supply of cotton' }).first().dblclick()
  await page.getByRole('textbox', { name: /^Words of/ }).fill('Words of our own.')
  await page.keyboard.press('Control+Enter')
  await paperHas(page, 'Words of our own.')

  const dialog = page.getByRole('dialog', { name: 'Replace this contract?' })
  const again = page.getByRole('button', { name: 'Draft it again' })
  await page.reload()
  await page.getByRole('tab', { name: 'History' }).click()
  await again.click()
  await dialog.getByText('1 changed clause').waitFor()
  await expectAccessible(page, 'asked whether to replace the contract')
  await waitUntil(page, `document.activeElement.textContent === 'Keep it'`)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await waitUntil(page, `document.activeElement.textContent.includes('Draft it again')`)
  await again.press('Enter')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await paperHas(page, 'Words of our own.')

  await again.click()
  await dialog.getByRole('button', { name: 'Replace it' }).click()
  await ending(page, /^Complete\./).waitFor()
  await paperHas(page, 'evaluating a supply of cotton')
  expect(await paper(page).textContent()).not.toContain('Words of our own.')
})
