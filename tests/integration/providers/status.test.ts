import { type Client, connect } from '@clausemint/client'
import type { ProviderStatus } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { type Peers, startPeers, write } from './support/peers.ts'
import { all } from './support/reading.ts'

const operatorToken = 'the-operators-own-token'

async function setUp() {
  const peers = await startPeers('alpha', 'beta')
  const server = await startServer({ env: { ...peers.env, OPERATOR_TOKEN: operatorToken, ALPHA_API_KEY: 'sk-alpha' } })
  const member = connect({ url: server.url })
  const operator = connect({ url: server.url, operatorToken })
  return {
    peers,
    server,
    member,
    operator,
    async [Symbol.asyncDispose]() {
      await member.close()
      await operator.close()
      await server.app.close()
      await peers[Symbol.asyncDispose]()
    },
  }
}

const statusOf = async (client: Client, id: string): Promise<ProviderStatus | undefined> =>
  (await client.ai.status()).providers.find((provider) => provider.id === id)

async function answer(peers: Peers, name: string, text: string): Promise<void> {
  const reply = await peers.of(name).next()
  await write(reply, text)
  reply.finish()
}

describe('how the providers are', () => {
  it('is told to members; only an operator tests one or puts another first', async () => {
    await using product = await setUp()
    const { peers, member, operator } = product
    expect(await member.ai.status()).toMatchObject({ default: 'alpha', fallbackToRemote: false })
    expect(await statusOf(member, 'alpha')).toEqual({
      id: 'alpha',
      model: 'alpha-model',
      location: 'local',
      rank: 0,
      health: 'ready',
      breaker: 'closed',
    })
    expect(await statusOf(member, 'beta')).toMatchObject({ rank: 1 })
    for (const call of [member.ai.test('alpha'), member.ai.setDefault('beta')])
      await expect(call).rejects.toMatchObject({ code: 'not_found' })
    expect(peers.of('alpha').requests).toBe(0)

    const testing = operator.ai.test('alpha')
    await answer(peers, 'alpha', 'One sentence, in pieces of a few characters each.')
    expect(await testing).toMatchObject({
      provider: 'alpha',
      ok: true,
      text: expect.stringMatching(/^One sentence/),
      chunks: 2,
    })
    expect(await statusOf(member, 'alpha')).toHaveProperty('timeToFirstTokenMs')

    expect(await operator.ai.setDefault('beta')).toMatchObject({ default: 'beta' })
    const text = member.generate.nda(someTermsInput).text
    await answer(peers, 'beta', agreement)
    expect(await text).toBe(agreement)
    await expect(operator.ai.setDefault('nobody')).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'provider' }] },
    })
    await expect(member.generate.nda(someTermsInput, { provider: 'nobody' }).id).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'provider' }] },
    })
  })

  it('[P3] [P4] the last error holds no secret; a test asks past an open breaker, and closes it', async () => {
    await using product = await setUp()
    const { peers, member, operator } = product
    for (let failure = 0; failure < 3; failure++) {
      const events = all(member.generate.nda(someTermsInput).events)
      const reply = await peers.of('alpha').next()
      reply.status(401, { error: { message: `Incorrect API key sk-alpha for ${JSON.stringify(reply.body)}` } })
      await answer(peers, 'beta', agreement)
      await events
    }
    const status = await statusOf(member, 'alpha')
    expect(status).toMatchObject({ breaker: 'open', lastError: { code: 'unauthorized' } })
    expect(JSON.stringify(status)).not.toMatch(/sk-alpha|Asterion/)

    const refused = operator.ai.test('alpha')
    ;(await peers.of('alpha').next()).status(401)
    expect(await refused).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    expect(await statusOf(member, 'alpha')).toMatchObject({ breaker: 'open' })

    const testing = operator.ai.test('alpha')
    await answer(peers, 'alpha', 'One sentence.')
    expect(await testing).toMatchObject({ ok: true })
    expect(await statusOf(member, 'alpha')).toMatchObject({ breaker: 'closed' })
  })

  it("the operator's browser shows who it is by a cookie that is bound to its session", async () => {
    await using product = await setUp()
    const { peers, server } = product
    const post = (path: string, cookie: string, body: object) =>
      fetch(new URL(path, server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      })
    const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const session = cookieOf(await fetch(new URL('/api/session', server.url), { method: 'POST' }))
    const other = cookieOf(await fetch(new URL('/api/session', server.url), { method: 'POST' }))

    expect((await post('/api/session/operator', session, { token: 'a guess of the same sort' })).status).toBe(403)
    const opened = await post('/api/session/operator', session, { token: operatorToken })
    expect(opened.status).toBe(204)
    const proof = cookieOf(opened)
    expect(proof).not.toContain(operatorToken)

    const asking = post('/trpc/ai.test', `${session}; ${proof}`, { provider: 'alpha' })
    await answer(peers, 'alpha', 'One sentence.')
    expect(await (await asking).json()).toMatchObject({ result: { data: { ok: true } } })
    for (const cookie of [session, `${other}; ${proof}`]) {
      const response = await post('/trpc/ai.test', cookie, { provider: 'alpha' })
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ error: { data: { app: { code: 'not_found' } } } })
    }
  })
})
