import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, contract } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, eventually, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

test('a clause that could not be saved is told of, not only shown', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  await bring(page, contract)
  const other = await visited.open(new URL(page.url()).pathname)
  for (const tab of [page, other]) {
    const row = tab.locator('.clause-row', { hasText: 'strictly secret' })
    await row.click()
    await row.getByRole('button', { name: 'Edit', exact: true }).click()
  }
  await other.locator('.clause-editor textarea').fill('Theirs came first.')
  await other.keyboard.press('Control+Enter')
  await other.locator('.clause-editor').waitFor({ state: 'detached' })
  await page.locator('.clause-editor textarea').fill('Mine came second.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Somebody else changed this clause.').first().waitFor()
  await eventually(() => announcementsOf(page)).toContain('Not saved. Another edit came first.')
  expect(await page.evaluate(`document.activeElement.matches('.clause-editor textarea')`)).toBe(true)
})
