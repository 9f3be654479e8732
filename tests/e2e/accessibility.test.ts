import { afterAll, beforeAll, expect, test } from 'vitest'
import { contractPart, printed } from './contract-text.ts'
import { layLine } from './cuttable-line.ts'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { type Stage, setStage } from './stage.ts'
import {
  draft,
  ending,
  eventually,
  fillForm,
  focusedId,
  paperHas,
  paperSays,
  partyA,
  reconnected,
  sendButton,
  stopButton,
  visit,
  waitUntil,
} from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test.each(looks)('axe finds nothing on any page in any state, %s and %s', async (colorScheme, name, viewport) => {
  // A provider that fails often is left alone for a while: these failures are nobody else's.
  await using own = await setStage()
  await using line = await layLine(own.server.url)
  // Contrast is judged on what stands, not on what fades in.
  await using visited = await visit(own.browser, line.url, {
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
  })
  const page = await visited.open()
  await page.getByText('Custom').first().waitFor({ state: 'attached' })
  await expectAccessible(page, 'the empty form')
  await sendButton(page).click()
  await page.getByRole('heading', { name: /details need/ }).waitFor()
  await expectAccessible(page, 'the form with errors')

  await draft(page)
  const reply = await own.peer.next()
  const first = contractPart(14)
  await reply.token(`${first}| Term | Meaning |\n|---|---|\n| NDA | this |\n\n1. one\n2. two\n\n> quoted\n\n`)
  await paperHas(page, 'quoted')
  await expectAccessible(page, 'running')
  if (name === 'phone')
    for (const pane of ['Documents', 'Assistant', 'Paper']) {
      await page.getByRole('button', { name: pane, exact: true }).click()
      await expectAccessible(page, `the pane ${pane}`)
    }
  line.cut()
  await page.locator('#connection-banner').waitFor()
  await expectAccessible(page, 'offline')
  line.mend()
  await reconnected(page)
  await stopButton(page).click()
  await ending(page, /^Stopped\./).waitFor()
  await expectAccessible(page, 'stopped')
  await page.getByRole('button', { name: 'With another provider' }).click()
  await page.getByRole('menu').waitFor()
  await expectAccessible(page, 'the menu of providers')
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Try again' }).click()
  const again = await own.peer.next()
  await again.token(first)
  await paperSays(page, printed(first))
  again.end()
  await ending(page, /^Custom .*kept\.$/).waitFor()
  if (name === 'phone') await page.getByRole('button', { name: 'Assistant', exact: true }).click()
  await page.getByText('Details').click()
  await expectAccessible(page, 'failed')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await expectAccessible(page, 'the palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await expectAccessible(page, 'the shortcuts')
  await page.keyboard.press('Escape')

  if (name === 'phone') await page.getByRole('button', { name: 'Documents', exact: true }).click()
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await expectAccessible(page, 'a deletion that can be undone')

  for (const path of ['/status', '/nowhere', '/documents/01a20299-0000-7000-8000-000000000000']) {
    await page.goto(line.url + path)
    await page
      .getByRole('heading', { level: path.startsWith('/documents') ? 2 : 1 })
      .first()
      .waitFor()
    await expectAccessible(page, path)
  }
})

test('with the keyboard alone: from the form to the end, and nothing steals the focus', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await page.getByText('Custom').first().waitFor()
  await page.keyboard.press('Tab')
  await eventually(() => page.evaluate('document.activeElement.textContent')).toBe('Skip to the paper')
  await page.keyboard.press('Enter')
  await eventually(() => focusedId(page)).toBe('paper')
  const tabTo = async (id: string) => {
    for (let presses = 0; (await focusedId(page)) !== id; presses++) {
      expect(presses).toBeLessThan(40)
      await page.keyboard.press('Tab')
    }
  }
  await tabTo('nda-partyA.name')
  await page.keyboard.type(partyA)
  await tabTo('nda-partyB.name')
  await page.keyboard.type('Borealis')
  await tabTo('nda-purpose')
  await page.keyboard.type('a trial')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/documents\//)
  const reply = await stage.peer.next()
  await waitUntil(page, `document.activeElement.id === 'paper'`)

  await stopButton(page).waitFor()
  while (!/^Stop/.test(await page.evaluate('document.activeElement.textContent'))) await page.keyboard.press('Tab')
  const first = contractPart(20)
  await reply.token(first)
  await paperSays(page, printed(first))
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Stop/)
  await page.keyboard.press('Enter')
  await reply.closed
  await ending(page, /^Stopped\./).waitFor()
  // Stop is gone; the focus waits where it was, right before Continue.
  await waitUntil(page, `document.activeElement.getAttribute('aria-label') === 'Progress'`)
  await page.keyboard.press('Tab')
  await eventually(() => page.evaluate('document.activeElement.textContent')).toBe('Continue')
})

test('the running text is no live region, and there is one polite one', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await fillForm(page)
  await sendButton(page).click()
  await page.waitForURL(/\/documents\//)
  const reply = await stage.peer.next()
  const first = contractPart(6)
  await reply.token(first)
  await paperSays(page, printed(first))
  expect(
    await page.evaluate(
      `[...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map(({ id }) => id)`,
    ),
  ).toEqual(['announcements'])
  reply.finish()
})

test('the smallest targets are 24 pixels', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { viewport: { width: 390, height: 844 } })
  const page = await visited.open()
  await page.getByText('Custom').first().waitFor({ state: 'attached' })
  await sendButton(page).click()
  await page.getByRole('heading', { name: /details need/ }).waitFor()
  const small = await page.evaluate(`
    [...document.querySelectorAll('button, a, summary, select, label.choice')]
      .map((element) => ({ name: element.textContent, ...element.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width > 1 && (width < 24 || height < 24))
      .map(({ name, width, height }) => name + ' ' + width + ' x ' + height)
  `)
  expect(small).toEqual([])
})
