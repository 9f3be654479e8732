import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, contract, summary } from './reviewable-contract.ts'
import { type Stage, setStage } from './stage.ts'
import { draft, paperHas, stopButton, type Visit, visit } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** Bytes, compressed, of all scripts that a page asks for until it rests. */
const mostBytes = 150_000

async function scriptBytes({ visitor }: Visit, address: string): Promise<number> {
  const page = await visitor.newPage()
  const scripts: Response[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const bodies = await Promise.all(scripts.map((script) => script.body()))
  await page.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
}

test('the first load of each page is under 150 kB of script', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await visited.open()
  const running = await draft(page)
  const model = await stage.peer.next()
  await model.token('# Non-disclosure agreement\n\nThis agreement')
  await paperHas(page, 'This agreement')

  const other = await visited.open()
  await bring(other, contract)
  await summary(other).waitFor()
  const reviewed = other.url()

  const paths = ['/', '/playbooks', '/status', '/nowhere'].map((path) => stage.server.url + path)
  const loads: Record<string, number> = {}
  for (const address of [...paths, reviewed, running]) loads[address] = await scriptBytes(visited, address)
  for (const [address, bytes] of Object.entries(loads)) {
    expect(bytes, address).toBeGreaterThan(50_000)
    expect(bytes, address).toBeLessThan(mostBytes)
  }
  await stopButton(page).click()
  await model.closed
})
