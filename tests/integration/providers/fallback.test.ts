import { FakeClock } from '@clausemint/ai/testing'
import { connect } from '@clausemint/client'
import { describe, expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { Background } from './support/background.ts'
import { restOf, startPeers, write } from './support/peers.ts'
import { all, completedOf, ofType, stateOf } from './support/reading.ts'

const third = Math.floor(agreement.length / 3)

/** No test moves the clock unless it says so: a fallback that waited for anything would hang. */
describe('a fallback through the server', () => {
  it('[G4] [G9] before the text and twice in its middle: four providers, one text, every seam told', async () => {
    await using peers = await startPeers('alpha', 'beta', 'gamma', 'delta')
    await using server = await startServer({ env: peers.env, clock: new FakeClock() })
    await using client = connect({ url: server.url })
    const generation = client.generate.nda(someTermsInput)
    const reading = new Background(generation.events)

    const alpha = await peers.of('alpha').next()
    alpha.status(401)
    const beta = await peers.of('beta').next()
    await write(beta, agreement.slice(0, third))
    beta.end()
    const gamma = await peers.of('gamma').next()
    await write(gamma, restOf(agreement, gamma).slice(0, third))
    await reading.hasText(third + 100)
    gamma.cut()
    const delta = await peers.of('delta').next()
    await write(delta, restOf(agreement, delta))
    delta.finish()

    const events = await reading.ended
    expect(stateOf(events).text).toBe(agreement)
    const attempts = ofType(events, 'attempt')
    expect(attempts).toMatchObject([
      { attempt: 1, provider: 'alpha', mode: 'first', offset: 0, location: 'local' },
      { attempt: 2, provider: 'beta', mode: 'first', offset: 0, because: 'unauthorized' },
      { attempt: 3, provider: 'gamma', mode: 'continue', because: 'truncated' },
      { attempt: 4, provider: 'delta', model: 'delta-model', mode: 'continue', because: 'truncated' },
    ])
    const { provenance } = completedOf(events).result
    expect(provenance.provider).toBe('delta')
    expect(provenance.seams).toEqual(attempts.map(({ type: _, location: __, ...seam }) => seam))
    expect(await client.generation(await generation.id).get()).toMatchObject({
      state: { text: agreement, seams: provenance.seams, provider: 'delta' },
    })
  })

  it('[G4] words that do not meet are never glued: a restart, whose superseded text stays in the log', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using server = await startServer({ env: peers.env, clock: new FakeClock() })
    await using client = connect({ url: server.url })
    const generation = client.generate.nda(someTermsInput)
    const reading = new Background(generation.events)
    const written = agreement.slice(0, third)

    const alpha = await peers.of('alpha').next()
    await write(alpha, written)
    await reading.hasText(third)
    alpha.cut()
    const chatter = await peers.of('beta').next()
    await write(chatter, 'Certainly! Here is an agreement of my own. '.repeat(80))
    chatter.finish()
    const anew = await peers.of('beta').next()
    await write(anew, agreement.toUpperCase())
    anew.finish()

    const events = await reading.ended
    expect(stateOf(events).text).toBe(agreement.toUpperCase())
    expect(ofType(events, 'attempt')).toMatchObject([
      { provider: 'alpha', mode: 'first' },
      { provider: 'beta', mode: 'restart', offset: 0, because: 'truncated' },
    ])
    // Read anew once the log has been folded: the first attempt's words are still there, told apart by their attempt.
    const again = await Array.fromAsync(client.follow(await generation.id), ({ event }) => event)
    const textOf = (attempt: number) =>
      ofType(again, 'delta')
        .filter((delta) => delta.attempt === attempt)
        .map(({ text }) => text)
        .join('')
    expect(textOf(1)).toBe(written)
    expect(textOf(2)).toBe(agreement.toUpperCase())
  })

  it('[G4] waits for nothing: the next provider is asked as soon as one has failed', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using server = await startServer({ env: peers.env, clock: new FakeClock() })
    await using client = connect({ url: server.url })
    const took: number[] = []
    const bare: number[] = []
    for (let round = 0; round < 10; round++) {
      const text = client.generate.nda(someTermsInput).text
      const alpha = await peers.of('alpha').next()
      const failedAt = performance.now()
      alpha.status(400)
      const beta = await peers.of('beta').next()
      took.push(performance.now() - failedAt)
      await write(beta, agreement)
      beta.finish()
      expect(await text).toBe(agreement)

      const askedAt = performance.now()
      const asking = fetch(`${peers.of('beta').baseUrl}/bare`, { method: 'POST', body: '{}' })
      const reply = await peers.of('beta').next()
      bare.push(performance.now() - askedAt)
      reply.end()
      await (await asking).text()
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]?.toFixed(1)
    process.stdout.write(
      `a fallback added ${median(took)} ms where a bare fetch takes ${median(bare)} ms (medians of 10)\n`,
    )
  })

  it('[P4] an open breaker costs nothing: no request is made, until its time has come', async () => {
    await using peers = await startPeers('alpha', 'beta')
    const clock = new FakeClock()
    await using server = await startServer({ env: peers.env, clock })
    await using client = connect({ url: server.url })

    async function generate(alphaFails: boolean) {
      const reading = all(client.generate.nda(someTermsInput).events)
      if (alphaFails) (await peers.of('alpha').next()).status(401)
      const beta = await peers.of('beta').next()
      await write(beta, agreement)
      beta.finish()
      return reading
    }

    for (let failure = 0; failure < 3; failure++) await generate(true)
    const events = await generate(false)
    expect(peers.of('alpha').requests).toBe(3)
    expect(ofType(events, 'attempt')).toMatchObject([
      { attempt: 1, provider: 'beta', mode: 'first', because: 'unauthorized' },
    ])
    expect((await client.ai.status()).providers.find(({ id }) => id === 'alpha')).toMatchObject({
      breaker: 'open',
      lastError: { code: 'unauthorized' },
    })

    await clock.advance(30_000)
    const trial = client.generate.nda(someTermsInput).text
    const alpha = await peers.of('alpha').next()
    await write(alpha, agreement)
    alpha.finish()
    expect(await trial).toBe(agreement)
    expect((await client.ai.status()).providers.find(({ id }) => id === 'alpha')).toMatchObject({ breaker: 'closed' })
  })

  it('[G4] [G9] stopped by hand and gone on with by another provider: one text, and both are named', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using server = await startServer({ env: peers.env, clock: new FakeClock() })
    await using client = connect({ url: server.url })
    const first = client.generate.nda(someTermsInput)
    const stopped = new Background(first.events)
    const alpha = await peers.of('alpha').next()
    await write(alpha, agreement.slice(0, third))
    await stopped.hasText(third)
    await first.cancel()
    await alpha.closed
    expect((await stopped.ended).at(-1)).toMatchObject({
      type: 'cancelled',
      receipt: { textLength: third, usage: { estimated: true } },
    })

    const reading = all(client.generation(await first.id).continue({ provider: 'beta' }).events)
    const beta = await peers.of('beta').next()
    await write(beta, restOf(agreement, beta))
    beta.finish()
    const continued = await reading
    expect(stateOf(continued).text).toBe(agreement)
    expect(completedOf(continued).result.provenance.seams).toMatchObject([
      { attempt: 1, provider: 'alpha', mode: 'first', offset: 0 },
      { attempt: 2, provider: 'beta', mode: 'continue', because: 'requested' },
    ])
  })
})
