import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { bring, contract, summary } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { stopButton, type Visit, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** A contract whose review was begun, and stopped by Esc. */
async function stoppedReview(visited: Visit): Promise<Page> {
  const page = await visited.open()
  await bring(page, contract)
  await stage.peer.next()
  await stopButton(page).waitFor()
  await page.keyboard.press('Escape')
  return page
}

test('[G3] a review that was stopped says so, also after a reload, with the way to another one', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await stoppedReview(visited)
  await summary(page).getByText('The last review ended early.').waitFor()
  await expectAccessible(page, 'a review that was stopped')

  await page.reload()
  await summary(page).getByRole('button', { name: 'Review again' }).click()
  await waitUntil(page, `document.activeElement.matches('summary')`)
  await page.getByRole('button', { name: 'Review this contract' }).click()
  await stage.peer.next()
  await stopButton(page).waitFor()
  await summary(page).getByText('The last review ended early.').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await summary(page).getByText('The last review ended early.').waitFor()
})

test('an answer whose first words are there is being written, not waited for', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await stoppedReview(visited)
  await page.getByRole('tab', { name: 'Chat' }).click()
  const box = page.getByRole('textbox', { name: 'Your question about this contract' })
  await box.fill('How long?')
  await box.press('Enter')
  const reply = await stage.peer.next()
  await reply.token('In perpetuity, says the contract.')
  const answer = page.getByRole('article', { name: 'Answer' })
  await answer.getByText('In perpetuity').waitFor()
  await answer.getByText('Writing', { exact: true }).waitFor()
  await answer.getByText('Waiting for its turn').waitFor({ state: 'detached' })
  reply.finish()
})
