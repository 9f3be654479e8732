import { afterAll, beforeAll, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'
import { eventually, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ AI_PROVIDER: 'library' })
})
afterAll(() => stage[Symbol.asyncDispose]())

test('a period is offered on the points that contracts name one for, and on no other', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/playbooks/nda-recipient')
  await page.locator('#playbook-form details').first().waitFor()
  const offered = `[...document.querySelectorAll('#playbook-form details')]
    .filter((row) => /(?:Add a|Remove the) longest period|At the longest/.test(row.textContent))
    .map((row) => row.querySelector('summary span').textContent)
    .toSorted()
    .join()`
  await eventually(() => page.evaluate(offered)).toBe('Oral,Restraints,Survival,Term')
})
