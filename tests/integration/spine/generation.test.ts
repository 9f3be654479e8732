import { connect } from '@clausemint/client'
import { describe, expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer } from '../../support/server.ts'

describe('one NDA, from provider to reader', () => {
  it('[G1] the clause library drafts it whole', async () => {
    await using server = await startServer()
    await using client = connect({ url: server.url })
    const text = await client.generate.nda(someTermsInput).text
    expect(text).toContain('Asterion Labs')
    expect(text).toContain('Signatures')
  })

  it("[EL2] [G1] a model's words arrive as they are made", async () => {
    await using peer = await startModelPeer()
    await using server = await startServer({ env: peerEnvironment(peer) })
    await using client = connect({ url: server.url })
    const generation = client.generate.nda(someTermsInput)
    const events = generation.events[Symbol.asyncIterator]()
    const reply = await peer.next()
    const seen = []
    for (const word of ['One ', 'word ', 'at a time.']) {
      await reply.token(word)
      for (;;) {
        const { value } = await events.next()
        seen.push(value)
        if (value?.type === 'delta') break
      }
    }
    reply.finish()
    for (let next = await events.next(); !next.done; next = await events.next()) seen.push(next.value)
    expect(
      seen.filter((event) => event?.type === 'delta').map((event) => event?.type === 'delta' && event.text),
    ).toEqual(['One ', 'word ', 'at a time.'])
    expect(seen.at(-1)?.type).toBe('completed')
  })

  it('[G3] cancel before the first token closes the upstream, and the receipt says so', async () => {
    await using peer = await startModelPeer()
    await using server = await startServer({ env: peerEnvironment(peer) })
    await using client = connect({ url: server.url })
    const generation = client.generate.nda(someTermsInput)
    const reply = await peer.next()
    expect(await generation.cancel()).toEqual({ status: 'cancelling' })
    await reply.closed
    const events = await Array.fromAsync(generation.events)
    expect(events.map(({ type }) => type)).toContain('cancelling')
    const last = events.at(-1)
    expect(last).toMatchObject({ type: 'cancelled', receipt: { textLength: 0 } })
  })
})
