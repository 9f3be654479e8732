import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contract-text.ts'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { answers, ask, box, chatTab, citing, openChat, questions, says } from './open-chat.ts'
import { type Stage, setStage } from './stage.ts'
import { draft, ending, eventually, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('Enter sends, Shift+Enter breaks the line, an input method editor keeps its Enter', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const before = stage.peer.requests
  await box(page).fill('One')
  await box(page).press('Shift+Enter')
  await box(page).pressSequentially('two')
  await eventually(() => box(page).inputValue()).toBe('One\ntwo')
  await box(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  expect(await box(page).inputValue()).toBe('One\ntwo')
  expect(stage.peer.requests).toBe(before)
  await box(page).press('Enter')
  const reply = await stage.peer.next()
  await reply.token('Yes.')
  reply.finish()
  await says(answers(page), 'Yes.')
  expect(stage.peer.requests).toBe(before + 1)
})

test('edit and ask again makes a branch; a reload keeps all of it', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  for (const [question, answer] of [
    ['Who signs?', 'Both parties sign.'],
    ['And where?', 'At the end.'],
  ] as const) {
    const reply = await ask(page, question, stage)
    await reply.token(answer)
    reply.finish()
    await says(answers(page).last(), answer)
    await page.getByRole('button', { name: 'Send the question' }).waitFor()
  }
  await page.getByRole('button', { name: 'Edit' }).first().click()
  const editor = page.getByRole('textbox', { name: 'Your question, in other words' })
  await editor.press('Escape')
  await editor.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await editor.fill('Who has to sign?')
  await editor.press('Enter')
  const reply = await stage.peer.next()
  await reply.token('Whoever is named.')
  reply.finish()
  await says(answers(page), 'Whoever is named.')
  await page.getByText('2 of 2').waitFor()
  await eventually(() => questions(page).allTextContents()).toEqual(['You asked: Who has to sign?'])

  await page.reload()
  await chatTab(page).click()
  await says(answers(page), 'Whoever is named.')
  await page.getByRole('button', { name: 'The version before' }).click()
  await says(answers(page).last(), 'At the end.')
  await eventually(() => questions(page).allTextContents()).toEqual(['You asked: Who signs?', 'You asked: And where?'])
})

test('a clause is explained or put in other words: a chip above the box, which can be taken away', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const first = await ask(page, 'Which law governs it?', stage)
  const { written, quote } = citing(first, /governed by the laws of [A-Z]\w+/)
  await first.token(`See ${written}.`)
  first.finish()
  await answers(page).locator('button.citation').click()
  const clause = page.locator('[id^="clause-"]').filter({ hasText: quote })
  await clause.getByRole('button', { name: 'Explain' }).click()
  const chip = page.getByText(/^Explain clause [\d.]+$/)
  await chip.waitFor()
  await waitUntil(page, `document.activeElement.id === 'chat-question'`)
  await page.getByRole('button', { name: /^Remove: Explain clause/ }).click()
  await chip.waitFor({ state: 'detached' })

  await clause.getByRole('button', { name: 'Other wording' }).click()
  await page.getByText(/^Suggest other wording for clause [\d.]+$/).waitFor()
  await page.reload()
  await chatTab(page).click()
  await page.getByText(/^Suggest other wording for clause [\d.]+$/).waitFor()
  await box(page).fill('Shorter, please.')
  await box(page).press('Enter')
  const reply = await stage.peer.next()
  expect(JSON.stringify(reply.body)).toContain('Propose another wording')
  expect(JSON.stringify(reply.body)).toContain('The person adds: Shorter, please.')
  await reply.token('> The laws of India apply.\n\nThat is shorter.')
  reply.finish()
  await says(answers(page).last(), 'That is shorter.')
  await eventually(() => page.getByRole('button', { name: /^Remove: / }).count()).toBe(0)
  await questions(page).last().getByRole('button').click()
  await waitUntil(page, `document.activeElement.textContent.includes(${JSON.stringify(quote)})`)
})

test('with the keyboard alone: a starter, a question, its citation', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const tabTo = async (words: RegExp) => {
    for (
      let presses = 0;
      !words.test(await page.evaluate(`document.activeElement.textContent + document.activeElement.id`));
      presses++
    ) {
      expect(presses).toBeLessThan(60)
      await page.keyboard.press('Tab')
    }
  }
  await chatTab(page).focus()
  await tabTo(/^What happens if one of us breaks it/)
  await page.keyboard.press('Enter')
  const reply = await stage.peer.next()
  const { written } = citing(reply, /governed by the laws of [A-Z]\w+/)
  await reply.token(`See ${written}.`)
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await waitUntil(page, `document.activeElement.id === 'chat-question'`)
  while (!(await page.evaluate(`document.activeElement.matches('.citation')`))) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await waitUntil(page, `document.activeElement.closest('[id^="clause-"]') !== null`)
})

test.each(looks)('axe finds nothing in any state of the chat, %s and %s', async (colorScheme, name, viewport) => {
  await using own = await setStage()
  await using visited = await visit(own.browser, own.server.url, { colorScheme, viewport, reducedMotion: 'reduce' })
  const page = await visited.open()
  await draft(page)
  const drafted = await own.peer.next()
  await drafted.token(contract)
  drafted.finish()
  await ending(page, /^Complete\./).waitFor()
  if (name === 'phone') await page.getByRole('button', { name: 'Assistant', exact: true }).click()
  await chatTab(page).click()
  await page.getByRole('heading', { name: 'Ask the contract' }).waitFor()
  await expectAccessible(page, 'the empty chat')

  const reply = await ask(page, 'Which law governs it?', own)
  const { written } = citing(reply, /governed by the laws of [A-Z]\w+/)
  await reply.token(`Indian law ${written}.\n\n- one\n- two\n\n> quoted\n\nand on`)
  await says(answers(page), 'and on')
  await expectAccessible(page, 'answering')
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await page.locator('.chat-writer summary').click()
  await expectAccessible(page, 'answered')

  const failing = await ask(page, 'And then?', own)
  await failing.token('Then it ')
  await says(answers(page).last(), 'Then it')
  failing.end()
  await page.getByRole('heading', { name: /^Custom / }).waitFor()
  await expectAccessible(page, 'failed')
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await expectAccessible(page, 'editing')
})
