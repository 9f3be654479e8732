import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contract-text.ts'
import { type Stage, setStage } from './stage.ts'
import { draft, ending, eventually, paperHas, sendButton, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('[R4] a document that is deleted goes from every tab’s list, and the tab that shows it says so', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await draft(page)
  const reply = await stage.peer.next()
  await reply.token(contract)
  reply.finish()
  await ending(page, /^Complete\./).waitFor()
  const reader = await visited.open(new URL(page.url()).pathname)
  await ending(reader, /^Complete\./).waitFor()

  const menu = page.getByRole('button', { name: /^Actions for/ })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const undo = await page.getByRole('button', { name: 'Undo' }).boundingBox()
  const send = await sendButton(page).boundingBox()
  expect((undo?.y ?? 0) + (undo?.height ?? 0)).toBeLessThan(send?.y ?? 0)
  await page.getByRole('button', { name: 'Delete now' }).click()
  for (const tab of [page, reader])
    await eventually(() => tab.locator('.pane-documents .pane-scroll li').count()).toBe(0)
  await reader.getByText('There is no such document here.').waitFor()
  await paperHas(reader, 'Mutual Non-Disclosure Agreement')
})
