import { expect, test } from 'vitest'
import { contractPart, printed } from './contract-text.ts'
import { setStage } from './stage.ts'
import { draft, paperSays, visit } from './visit.ts'

test('the document that is being written is marked in the list, and not once the form is open again', async () => {
  await using stage = await setStage()
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const marked = page.locator('a[href^="/documents/"][aria-current=page]')
  await draft(page)
  const reply = await stage.peer.next()
  await reply.token(contractPart(4))
  await paperSays(page, printed(contractPart(4)))
  await marked.waitFor()
  await page.getByRole('link', { name: 'New NDA', exact: true }).click()
  await marked.waitFor({ state: 'detached' })
  reply.finish()
  expect(await page.locator('a[href^="/documents/"]').count()).toBe(1)
})
