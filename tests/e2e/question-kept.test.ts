import { afterAll, beforeAll, expect, test } from 'vitest'
import { answers, ask, chatTab, openChat, questions, says } from './open-chat.ts'
import { type Stage, setStage } from './stage.ts'
import { eventually, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('a question being put in other words survives a reload and an answer asked for elsewhere', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const first = await ask(page, 'How long?', stage)
  await first.token('Two years.')
  first.finish()
  await says(answers(page), 'Two years.')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const editor = page.getByRole('textbox', { name: 'Your question, in other words' })
  await editor.fill('How long, and from when?')

  await page.reload()
  await chatTab(page).click()
  await eventually(() => editor.inputValue()).toBe('How long, and from when?')
  expect(await page.evaluate(`document.activeElement.matches('textarea')`)).toBe(false)

  // While another answer is made nothing can be asked; what is typed must not go.
  const second = await ask(page, 'And by whom?', stage)
  await second.token('By both')
  await editor.press('Enter')
  await eventually(() => editor.inputValue()).toBe('How long, and from when?')
  second.finish()
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor({ state: 'detached' })
  await editor.press('Enter')
  const third = await stage.peer.next()
  await third.token('From the last signature.')
  third.finish()
  await says(questions(page).first(), 'How long, and from when?')

  await page.reload()
  await chatTab(page).click()
  await says(questions(page).first(), 'How long, and from when?')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await waitUntil(page, `document.activeElement.matches('textarea')`)
  await page.keyboard.press('Escape')
  await waitUntil(page, `document.activeElement.textContent.trim() === 'Edit'`)
  await page.reload()
  await chatTab(page).click()
  await questions(page).first().waitFor()
  expect(await editor.count()).toBe(0)
})
