import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Contrast is judged on what stands, not on what fades in. What moves for ever is not waited for. */
const atRest = `Promise.allSettled(
  document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished)
).then(() => true)`

/** Axe has nothing to say of the page as it stands, best practices included. `state`: names it in a failure. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  await page.evaluate(atRest)
  const found = await page.evaluate(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) =>
        id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join('; ')))
  `)
  expect([state, found]).toEqual([state, []])
}
