import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contract-text.ts'
import { type Stage, setStage } from './stage.ts'
import { draft, ending, paper, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** How much of the window shows the paper, from 0 to 1. */
const shownPaper = `(() => {
  const { top, bottom } = document.querySelector('#paper > .pane-scroll').getBoundingClientRect()
  const end = document.querySelector('nav[aria-label=Panes]').getBoundingClientRect().top
  return (Math.min(bottom, end) - Math.max(0, top)) / innerHeight
})()`

test('at 200% most of the window is paper; at 400% the page scrolls as a whole, and the panes can still be changed', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { viewport: { width: 720, height: 450 } })
  const page = await visited.open()
  await draft(page)
  const reply = await stage.peer.next()
  await reply.token(contract)
  reply.finish()
  await ending(page, /^Complete\./).waitFor()
  expect(await page.evaluate(shownPaper)).toBeGreaterThan(0.55)

  await page.setViewportSize({ width: 320, height: 256 })
  await paper(page).getByRole('heading', { name: 'Background' }).scrollIntoViewIfNeeded()
  expect(await page.evaluate(shownPaper)).toBeGreaterThan(0.8)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  await page.getByRole('button', { name: 'Assistant', exact: true }).click()
  await page.getByRole('tab', { name: 'History' }).waitFor()
})
