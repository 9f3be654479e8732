import type { FileChooser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contract-text.ts'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, field, focusedId, type Visit, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library', LIMIT_UPLOAD_BYTES: '200000' })
})
afterAll(() => stage[Symbol.asyncDispose]())

interface TestFile {
  name: string
  text: string
}

const agreement = (name: string): TestFile => ({ name, text: contract })
const payload = ({ name, text }: TestFile) => ({ name, mimeType: '', buffer: Buffer.from(text) })

const list = (page: Page) => page.getByRole('navigation', { name: 'Documents' })
const tray = (page: Page) => page.getByRole('region', { name: 'Uploads' })
const rows = (page: Page) => tray(page).getByRole('listitem')
const listed = (page: Page, title: string) => list(page).getByRole('link', { name: title })

const choose = (page: Page, files: readonly TestFile[]) =>
  page.locator('input[type=file]').setInputFiles(files.map(payload))

/** Holds files over the page, as a hand would. */
const dragged = (files: readonly TestFile[]) => `
  window.dragged = new DataTransfer()
  for (const { name, text } of ${JSON.stringify(files)}) dragged.items.add(new File([text], name))
  document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: dragged, bubbles: true, cancelable: true }))
`
const drop = `document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dragged, bubbles: true, cancelable: true }))`

/** Keeps files from leaving the page until it is let go; tells how many want to. */
async function holdUploads(page: Page) {
  const waiting: (() => void)[] = []
  let isOpen = false
  await page.route('**/api/documents', async (route) => {
    if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue().catch(() => undefined)
  })
  return {
    count: () => waiting.length,
    letGo() {
      isOpen = true
      for (const go of waiting) go()
    },
  }
}

/** A page on which something was begun, so that nothing is opened unasked. */
async function openBusyPage(visited: Visit): Promise<Page> {
  const page = await visited.open()
  await field(page, 'purpose').fill('something else')
  return page
}

test('[D2] several files dropped at once are read, and the list shows each; what is no contract is refused with a reason', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await page.evaluate(
    dragged([
      agreement('first.md'),
      { name: 'second.txt', text: contract },
      { name: 'third.md', text: contract },
      { name: 'empty.txt', text: '' },
      { name: 'old.doc', text: 'x' },
      { name: 'broken.docx', text: 'no zip at all' },
      { name: 'large.txt', text: 'A word of it. '.repeat(20_000) },
    ]),
  )
  await page.getByText('Drop your contracts anywhere').waitFor()
  await page.evaluate(drop)
  await page.getByText('Drop your contracts anywhere').waitFor({ state: 'detached' })
  for (const title of ['first', 'second', 'third']) await listed(page, title).waitFor()
  await rows(page)
    .filter({ hasText: 'old.doc' })
    .getByText(/Save it as \.docx/)
    .waitFor()
  await rows(page)
    .filter({ hasText: 'empty.txt' })
    .getByText(/There is no text in this file/)
    .waitFor()
  await rows(page)
    .filter({ hasText: 'broken.docx' })
    .getByText(/damaged|cannot be read/)
    .waitFor()
  await rows(page)
    .filter({ hasText: 'large.txt' })
    .getByText(/larger/)
    .waitFor()
  await eventually(() => rows(page).count()).toBe(4)
  expect(new URL(page.url()).pathname).toBe('/')

  const empty = rows(page).filter({ hasText: 'empty.txt' })
  await empty.getByRole('button', { name: 'Try again' }).click()
  await empty.getByText(/There is no text in this file/).waitFor()
  await empty.getByRole('button', { name: 'Dismiss empty.txt' }).click()
  await eventually(() => rows(page).count()).toBe(3)
  // The browser notes it when a file is too large.
  await eventually(() => visited.complaints).toEqual([expect.stringContaining('413')])
  visited.complaints.length = 0
  await eventually(() => announcementsOf(page)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^6 files are being brought in\. old\.doc was not taken\. /),
      'first.md is read.',
      expect.stringMatching(/^empty\.txt was not taken\. /),
    ]),
  )
})

test('[D2] three go at a time, the others wait; one that is stopped leaves nothing behind', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openBusyPage(visited)
  const line = await holdUploads(page)
  await choose(page, ['alpha.md', 'bravo.md', 'charlie.md', 'delta.md', 'echo.md'].map(agreement))
  await eventually(line.count).toBe(3)
  await eventually(() => rows(page).getByText('Waits for its turn').count()).toBe(2)
  await eventually(() => rows(page).getByRole('progressbar').count()).toBe(5)
  await page.getByRole('button', { name: 'Stop bravo.md' }).click()
  await rows(page).filter({ hasText: 'bravo.md' }).waitFor({ state: 'detached' })
  await eventually(line.count).toBe(4)
  await page.getByRole('button', { name: 'Stop echo.md' }).click()
  await eventually(() => rows(page).count()).toBe(3)
  // The page goes on working meanwhile.
  await field(page, 'partyA.name').fill('Asterion')
  line.letGo()
  for (const title of ['alpha', 'charlie', 'delta']) await listed(page, title).waitFor()
  await tray(page).waitFor({ state: 'detached' })
  await eventually(() => list(page).locator('a[href^="/documents/"]').allTextContents()).toHaveLength(3)
  await eventually(() => field(page, 'partyA.name').inputValue()).toBe('Asterion')
  await eventually(() => announcementsOf(page)).toContain('bravo.md was stopped.')
})

test('[D3] one file dropped on an empty page is opened once it is read, and its review has begun', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await page.evaluate(dragged([agreement('Supply agreement.md')]))
  await page.evaluate(drop)
  await page.waitForURL(/\/documents\//)
  await page.getByRole('heading', { level: 1, name: 'Supply agreement' }).waitFor()
  await page.locator('[id^="clause-"]').first().waitFor()
  await page.locator('[id^="finding-"]').first().waitFor({ state: 'attached' })
  await listed(page, 'Supply agreement').waitFor()
})

test('where something was begun, a file that is read opens nothing', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openBusyPage(visited)
  await choose(page, [agreement('Quiet.md')])
  await listed(page, 'Quiet').waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  await listed(page, 'Quiet').click()
  await page.getByRole('heading', { level: 1, name: 'Quiet' }).waitFor()
})

test('[D2] a reload before the last byte says so; one after it shows the document all the same', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openBusyPage(visited)
  const line = await holdUploads(page)
  await choose(page, [agreement('unlucky.md')])
  await eventually(line.count).toBe(1)
  await page.reload()
  await rows(page)
    .filter({ hasText: 'unlucky.md' })
    .getByText(/choose it again/)
    .waitFor()
  await page.getByRole('button', { name: 'Dismiss unlucky.md' }).click()
  await tray(page).waitFor({ state: 'detached' })
  line.letGo()

  const answered = page.waitForResponse(/\/api\/documents$/)
  await choose(page, [agreement('lucky.md')])
  await answered
  await page.reload()
  await listed(page, 'lucky').waitFor()
  await tray(page).waitFor({ state: 'detached' })
})

test('[P5] kept local as the form has it, and it is said where the text goes', async () => {
  await using own = await setStage({ CUSTOM_LOCATION: 'remote' })
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  await list(page)
    .getByText(/Their text is sent to Custom, outside this server/)
    .waitFor()
  await list(page)
    .getByRole('checkbox', { name: /^Keep it local/ })
    .check()
  await list(page)
    .getByText(/Their text is never sent outside/)
    .waitFor()
  await eventually(() =>
    page
      .getByRole('complementary')
      .getByRole('checkbox', { name: /^Keep it local/ })
      .isChecked(),
  ).toBe(true)
  await page.reload()
  await list(page)
    .getByText(/Their text is never sent outside/)
    .waitFor()
  const sent: string[] = []
  // Only what is intercepted shows the form that goes with a file.
  await page.route('**/api/documents', async (route) => {
    sent.push(route.request().postData() ?? '')
    await route.continue()
  })
  await field(page, 'purpose').fill('something else')
  await choose(page, [agreement('secret.md')])
  await eventually(() => sent).toEqual([expect.stringMatching(/name="local_only"\s+true/)])
  await listed(page, 'secret').waitFor()
})

test('markup in a file’s name is inert, and hidden characters are not shown', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openBusyPage(visited)
  await page.evaluate(
    dragged([
      { name: '<img src=x onerror="window.pwned=1">.exe', text: 'x' },
      { name: 'gnp\u202Efdp.exe', text: 'x' },
      { name: '<b>bold.md', text: contract },
    ]),
  )
  await page.evaluate(drop)
  await rows(page).getByText('<img src=x onerror="window.pwned=1">.exe').waitFor()
  await rows(page).getByText('gnpfdp.exe').waitFor()
  // The document's own title: the row of the upload, with the whole name, goes as soon as the document is listed.
  await listed(page, '<b>bold').getByText('<b>bold', { exact: true }).waitFor()
  expect(
    await page.evaluate(`[window.pwned, document.querySelectorAll('.pane-documents :is(img, b)').length]`),
  ).toEqual([undefined, 0])
})

test('with the keyboard alone: the button, the palette, stop, and the focus is never lost', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openBusyPage(visited)
  const choosers: FileChooser[] = []
  page.on('filechooser', (chooser) => choosers.push(chooser))
  const line = await holdUploads(page)
  await page.locator('#upload-button').focus()
  await page.keyboard.press('Enter')
  await eventually(() => choosers.length).toBe(1)
  expect(choosers[0]?.isMultiple()).toBe(true)
  await choosers[0]?.setFiles(payload(agreement('by hand.md')))
  await page.getByRole('button', { name: 'Stop by hand.md' }).waitFor()
  while (!/^Stop by hand/.test(await page.evaluate(`document.activeElement.getAttribute('aria-label') ?? ''`)))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tray(page).waitFor({ state: 'detached' })
  await waitUntil(page, `document.activeElement.id === 'upload-button'`)

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('upload')
  await page.keyboard.press('Enter')
  await eventually(() => choosers.length).toBe(2)
  line.letGo()
  await choosers[1]?.setFiles(payload(agreement('by palette.md')))
  await listed(page, 'by palette').waitFor()
  expect(await focusedId(page)).not.toBe('nda-purpose')
})

test.each(looks)('axe finds nothing while files come in, %s and %s', async (colorScheme, _name, viewport) => {
  await using visited = await visit(stage.browser, stage.server.url, {
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
  })
  const page = await openBusyPage(visited)
  await page.evaluate(dragged([agreement('a.md')]))
  await page.getByText('Drop your contracts anywhere').waitFor()
  await expectAccessible(page, 'files held over the page')
  await page.evaluate(`window.dispatchEvent(new DragEvent('dragleave'))`)
  const line = await holdUploads(page)
  await choose(page, [...['a.md', 'b.md', 'c.md', 'd.md'].map(agreement), { name: 'e.doc', text: 'x' }])
  await eventually(line.count).toBe(3)
  await expectAccessible(page, 'uploads')
  line.letGo()
})
