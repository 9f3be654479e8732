import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, contractPart, printed } from './contract-text.ts'
import { layLine } from './cuttable-line.ts'
import { allLooks, looks } from './looks.ts'
import { bring, isReviewed, contract as reviewable } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { draft, ending, eventually, paperSays, reconnected, sendButton, stopButton, visit } from './visit.ts'

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))

let stage: Stage
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  stage = await setStage({ AI_FALLBACK: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

/** Keeps a picture where there is none; UPDATE_SCREENSHOTS=1 takes them all anew. */
async function keep(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' })
  expect(picture.length).toBeGreaterThan(5000)
  const file = `${folder}${name}.png`
  if (process.env.UPDATE_SCREENSHOTS === '1' || !existsSync(file)) writeFileSync(file, picture)
}

/** Pictures are taken anew of every look; whether they can be taken is seen in those that every test has. */
const views = process.env.UPDATE_SCREENSHOTS === '1' ? allLooks : looks

test.each(views)('the main states, %s and %s', async (colorScheme, size, viewport) => {
  const name = (state: string) => `${state}-${size}-${colorScheme}`
  await using line = await layLine(stage.server.url)
  await using visited = await visit(stage.browser, line.url, { colorScheme, viewport, reducedMotion: 'reduce' })
  const page = await visited.open()
  await page.getByText('Custom').first().waitFor({ state: 'attached' })
  await keep(page, name('form'))
  await sendButton(page).click()
  await page.getByRole('heading', { name: /details need/ }).waitFor()
  await keep(page, name('form-errors'))

  await draft(page)
  const reply = await stage.peer.next()
  const first = contractPart(34)
  await reply.token(first)
  await paperSays(page, printed(first))
  await keep(page, name('running'))
  line.cut()
  await page.locator('#connection-banner').waitFor()
  await keep(page, name('offline'))
  line.mend()
  await reconnected(page)
  await stopButton(page).click()
  await ending(page, /^Stopped\./).waitFor()
  await keep(page, name('stopped'))

  await page.getByRole('button', { name: 'Try again' }).click()
  const again = await stage.peer.next()
  await again.token(contract)
  again.finish()
  await ending(page, /^Complete\./).waitFor()
  await paperSays(page, printed(contract))
  await page.evaluate(`document.querySelector('[aria-label="Paper"]').scrollTop = 0`)
  await keep(page, name('complete'))
  await page.goto(`${line.url}/status`)
  await page.getByText('asked first').waitFor()
  await keep(page, name('status'))
})

test.each(views)('a contract under review and an answer about it, %s and %s', async (colorScheme, size, viewport) => {
  const name = (state: string) => `${state}-${size}-${colorScheme}`
  await using own = await setStage({ AI_PROVIDER: 'library' })
  await using visited = await visit(own.browser, own.server.url, { colorScheme, viewport, reducedMotion: 'reduce' })
  const page = await visited.open()
  const show = async (pane: 'Documents' | 'Paper' | 'Assistant') => {
    if (size === 'phone') await page.getByRole('button', { name: pane, exact: true }).click()
  }
  await show('Documents')
  await bring(page, reviewable, 'Mutual NDA with Borealis.md')
  await show('Assistant')
  await isReviewed(page)
  await keep(page, name('review'))
  await show('Paper')
  await keep(page, name('contract'))
  await show('Assistant')
  await page.getByRole('tab', { name: 'Chat' }).click()
  const box = page.getByRole('textbox', { name: 'Your question about this contract' })
  await box.fill('How long does the duty of confidence last?')
  await box.press('Enter')
  const answer = page.getByRole('article', { name: 'Answer' })
  await eventually(() => answer.textContent()).toContain('survive in perpetuity')
  await answer.getByText(/^Answered from /).waitFor()
  await keep(page, name('chat'))
})
