import { connect } from '@clausemint/client'
import { describe, expect, inject, it } from 'vitest'
import { type ModelPeer, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { freshPostgres } from '../../support/postgres.ts'
import { startServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { Background } from './support/background.ts'
import { homeAndAway, write } from './support/peers.ts'
import { all } from './support/reading.ts'
import { startRecorder } from './support/recorder.ts'

const operatorToken = 'the-operators-own-token'
const localOnly = { localOnly: true }
const nobody = 'http://127.0.0.1:1/v1'

const environment = (home: string, away: string) => ({ ...homeAndAway(home, away), OPERATOR_TOKEN: operatorToken })

const refused = { code: 'invalid_input', details: { fields: [{ path: 'provider' }] } }

async function refuse(home: ModelPeer): Promise<void> {
  const reply = await home.next()
  reply.status(400)
}

describe('[P5] where text goes', () => {
  it('a local-only document reaches no remote socket, whatever fails and whoever goes on with it', async () => {
    await using home = await startModelPeer()
    await using away = await startRecorder()
    await using server = await startServer({
      env: { ...environment(home.baseUrl, away.baseUrl), AI_FALLBACK_TO_REMOTE: 'true' },
    })
    await using client = connect({ url: server.url, operatorToken })

    const refusedOne = all(client.generate.nda(someTermsInput, localOnly).events)
    await refuse(home)
    expect((await refusedOne).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'home' } } })

    const cut = client.generate.nda(someTermsInput, localOnly)
    const reading = new Background(cut.events)
    const reply = await home.next()
    await write(reply, agreement.slice(0, 400))
    await reading.hasText(400)
    reply.cut()
    expect((await reading.ended).at(-1)).toMatchObject({ type: 'error', error: { provider: { code: 'truncated' } } })

    const handle = client.generation(await cut.id)
    for (const again of [() => handle.continue(), () => handle.retry()]) {
      const ended = all(again().events)
      await refuse(home)
      expect((await ended).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'home' } } })
    }
    await expect(handle.continue({ provider: 'away' }).id).rejects.toMatchObject(refused)
    await expect(handle.retry({ provider: 'away' }).id).rejects.toMatchObject(refused)
    await expect(client.generate.nda(someTermsInput, { ...localOnly, provider: 'away' }).id).rejects.toMatchObject(
      refused,
    )
    expect(away.received).toBe('')

    // The status that the switch answers with asks `away` how it is, and tells it nothing.
    await client.ai.setDefault('away')
    await expect(client.generate.nda(someTermsInput, localOnly).id).rejects.toMatchObject(refused)
    await expect(handle.retry().id).rejects.toMatchObject(refused)
    expect(away.received).not.toMatch(/POST|Asterion/)
  })

  it.each([
    { AI_FALLBACK_TO_REMOTE: 'true', reached: true },
    { AI_FALLBACK_TO_REMOTE: '', reached: false },
  ])('a fallback leaves the machine only with leave: $AI_FALLBACK_TO_REMOTE', async ({ reached, ...leave }) => {
    await using home = await startModelPeer()
    await using away = await startRecorder()
    await using server = await startServer({ env: { ...environment(home.baseUrl, away.baseUrl), ...leave } })
    await using client = connect({ url: server.url })
    const events = all(client.generate.nda(someTermsInput).events)
    await refuse(home)
    const last = reached ? 'away' : 'home'
    expect((await events).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: last } } })
    expect(away.received.includes('Asterion Labs')).toBe(reached)
    const told = (await events).flatMap((event) => (event.type === 'attempt' ? [event.location] : []))
    expect(told).toEqual(reached ? ['local', 'remote'] : ['local'])
  })

  it.each([
    { name: 'a local-only document', options: localOnly, env: { AI_FALLBACK_TO_REMOTE: 'true' } },
    { name: 'what a local provider began', options: {}, env: { AI_PROVIDER: 'away', AI_FALLBACK: 'library' } },
  ])('$name stays here when another server takes it over', async ({ options, env }) => {
    await using database = await freshPostgres(inject('postgresUrl'))
    await using home = await startModelPeer()
    await using away = await startRecorder()
    const shared = { ...environment(home.baseUrl, away.baseUrl), DATABASE_URL: database.url }
    await using first = await startServer({ env: shared })
    await using client = connect({ url: first.url })
    const reading = new Background(client.generate.nda(someTermsInput, options).events)
    const reply = await home.next()
    await write(reply, agreement.slice(0, 400))
    await reading.hasText(400)
    await first.app.close()

    const { port } = new URL(first.url)
    await using _second = await startServer({
      env: { ...shared, HOME_BASE_URL: nobody, ...env, PORT: port },
    })
    const last = (await reading.ended).at(-1)
    expect(last?.type).toMatch(/completed|error/)
    expect(away.received).toBe('')
  })
})
