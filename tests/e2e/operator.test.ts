import { afterAll, beforeAll, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'
import { eventually, visit } from './visit.ts'

const token = 'an operator of some length'
let stage: Stage
beforeAll(async () => {
  stage = await setStage({ OPERATOR_TOKEN: token })
})
afterAll(() => stage[Symbol.asyncDispose]())

test('an operator signs in, tests a provider with one streamed sentence, and says who is asked first', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open('/status')
  const field = page.getByLabel('The server’s OPERATOR_TOKEN')
  await field.fill(token)
  await page.keyboard.press('Enter')
  await page.getByText('You may test providers').waitFor()

  await page.getByRole('button', { name: 'Test Custom' }).click()
  const reply = await stage.peer.next()
  await reply.token('It keeps ')
  await reply.token('secrets.')
  reply.finish()
  await page.getByText(/It answered in 2 pieces.*“It keeps secrets\.”/).waitFor()

  await page.getByRole('button', { name: 'Ask Clause library first' }).click()
  const library = page.getByRole('listitem').filter({ hasText: 'Clause library' })
  await library.getByText('asked first').waitFor()
  await eventually(() => page.getByText('asked first', { exact: true }).count()).toBe(1)
})
