import { connect } from '@clausemint/client'
import { expect, it } from 'vitest'
import { dialects } from '../../faults/dialect.ts'
import { type FaultExchange, FaultServer } from '../../faults/fault-server.ts'
import { layPglite } from '../../support/pglite.ts'
import { agreement } from './support/agreement.ts'
import { emptyFolder, spawnEntry } from './support/entry.ts'
import { all } from './support/reading.ts'

const keys = { openai: 'sk-canary-openai-5f1d', claude: 'sk-canary-claude-9b22', gemini: 'canary-gemini-c0de' }
const contract = 'Canary Zebra Contract 77e2'
const operatorToken = 'canary-operator-token-31aa'

const terms = {
  partyA: { name: contract },
  partyB: { name: 'Borealis Trading' },
  purpose: `Evaluating ${contract}`,
}

const dialect = (name: string) => {
  const found = dialects.find((known) => known.name === name)
  if (!found) throw new Error(`no dialect ${name}`)
  return found
}

/** Each way to fail says back all that it was told, as vendors like to do. */
const ways: ((exchange: FaultExchange, name: string) => void)[] = [
  (exchange) => exchange.json(400, { error: { message: quoted(exchange), code: 'odd' } }),
  (exchange) => exchange.json(401, { error: { message: quoted(exchange) } }),
  (exchange) => exchange.json(403, { error: quoted(exchange) }),
  (exchange) => exchange.head('text/html').end(`<html>${quoted(exchange)}</html>`),
  (exchange, name) => {
    const { contentType, opening, text } = dialect(name)
    exchange.head(contentType).write(`${opening}${text(agreement)}data: {"broken ${quoted(exchange)}\n\n`)
    exchange.end()
  },
  (exchange, name) => {
    const { contentType, opening, text } = dialect(name)
    exchange.head(contentType).end(`${opening}${text(`${agreement} ${contract}`)}`)
  },
]

const quoted = ({ headers, body, path }: FaultExchange) => `${path} ${JSON.stringify(headers)} ${body}`

it('[P3] no key, prompt or contract text is in any log line, error, status or stranger’s answer', async () => {
  await using peer = await FaultServer.open()
  await using folder = await emptyFolder()
  await layPglite(folder.path)
  await using server = spawnEntry('main.ts', {
    folder: folder.path,
    env: {
      PORT: '0',
      DATA_DIR: folder.path,
      LOG_LEVEL: 'trace',
      OPERATOR_TOKEN: operatorToken,
      AI_PROVIDER: 'openai',
      OPENAI_API_KEY: keys.openai,
      OPENAI_BASE_URL: `${peer.url}/v1`,
      CLAUDE_API_KEY: keys.claude,
      CLAUDE_BASE_URL: peer.url,
      GEMINI_API_KEY: keys.gemini,
      GEMINI_BASE_URL: peer.url,
      OLLAMA_BASE_URL: 'http://127.0.0.1:1',
    },
  })
  const url = (await server.says(/ready at (http\S+)/))[1] ?? ''
  await using owner = connect({ url, operatorToken })
  await using stranger = connect({ url })

  /** All that must hold no canary of any kind. */
  const seen: unknown[] = []
  let told = 0
  for (const way of ways)
    for (const provider of ['openai', 'claude', 'gemini'] as const) {
      peer.handler = (exchange) => {
        if (exchange.body.includes(contract)) told++
        way(exchange, provider)
      }
      const generation = owner.generate.nda(terms, { provider })
      const events = await all(generation.events)
      const last = events.at(-1)
      expect(last?.type).toBe('error')
      seen.push(...events.filter(({ type }) => type !== 'delta'))
      seen.push(
        await stranger
          .generation(await generation.id)
          .get()
          .catch(errorOf),
      )
    }
  for (const provider of ['openai', 'claude', 'gemini']) {
    // What a vendor writes is the answer; all around it is ours.
    const { text: _, ...tested } = await owner.ai.test(provider)
    expect(tested.ok).toBe(false)
    seen.push(tested)
  }
  // The vendors really were told, or nothing was proven.
  expect(told).toBeGreaterThan(10)
  seen.push(await owner.ai.status(), await stranger.ai.status(), await stranger.documents.list())
  for (const path of ['/health/live', '/api/generations/x/events', '/trpc/ai.status', '/'])
    seen.push(await (await fetch(new URL(path, url))).text())

  const canaries = [...Object.values(keys), contract, operatorToken]
  const found = (text: string) => canaries.filter((canary) => text.includes(canary))
  expect(found(JSON.stringify(seen))).toEqual([])
  const logged = server.stderr
  expect(logged).toContain('generation failed')
  expect(found(`${server.stdout}\n${logged}`)).toEqual([])
  // The prompt's own words neither.
  expect(logged).not.toMatch(/You draft|lawyer|Borealis/)
})

const errorOf = (error: unknown) => (error instanceof Error ? { ...error, message: error.message } : error)
