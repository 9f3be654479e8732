import { connect } from '@clausemint/client'
import type { Usage } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { Background } from './support/background.ts'
import { startPeers, write } from './support/peers.ts'
import { completedOf } from './support/reading.ts'

const tokensOf = ({ inputTokens, outputTokens }: Usage) => inputTokens + outputTokens
const day = 24 * 60 * 60 * 1000

describe('[G8] what a member may take in a day', () => {
  it('is reserved before and settled after, however a generation ends', async () => {
    await using peers = await startPeers('alpha')
    const alpha = peers.of('alpha')
    await using server = await startServer({ env: { ...peers.env, LIMIT_DAILY_TOKENS: '20000' } })
    await using client = connect({ url: server.url })
    await using other = connect({ url: server.url })
    const begin = async () => {
      const reading = new Background(client.generate.nda(someTermsInput).events)
      return { reading, reply: await alpha.next() }
    }

    // One that runs holds what it may take at most, so that a second would not fit.
    const failing = await begin()
    const { tokens: reserved } = await client.ai.usage()
    expect(reserved).toBeGreaterThan(16_000)
    const refusal: unknown = await client.generate.nda(someTermsInput).id.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'limit_reached', details: { limit: 'daily_tokens' } })
    expect(refusal).toHaveProperty('details.retryAfterMs')
    const { retryAfterMs = 0 } = (refusal as { details: { retryAfterMs?: number } }).details
    expect(retryAfterMs).toBeGreaterThan(0)
    expect(retryAfterMs).toBeLessThanOrEqual(day)
    expect(await other.ai.usage()).toEqual({ tokens: 0, costUsd: 0, limitTokens: 20_000 })

    // A failure in the middle took what was read and written.
    await write(failing.reply, agreement.slice(0, 400))
    await failing.reading.hasText(400)
    failing.reply.cut()
    expect((await failing.reading.ended).at(-1)).toMatchObject({ type: 'error' })
    const { tokens: afterFailure } = await client.ai.usage()
    expect(afterFailure).toBeGreaterThan(100)
    expect(afterFailure).toBeLessThan(3_000)

    // A refusal took nothing.
    const refused = await begin()
    refused.reply.status(400)
    await refused.reading.ended
    expect((await client.ai.usage()).tokens).toBe(afterFailure)

    // A cancel says what it took, estimated.
    const stopped = client.generate.nda(someTermsInput)
    const stopping = new Background(stopped.events)
    const reply = await alpha.next()
    await write(reply, agreement.slice(0, 400))
    await stopping.hasText(400)
    await stopped.cancel()
    const last = (await stopping.ended).at(-1)
    if (last?.type !== 'cancelled') throw new Error(`ended with ${last?.type}`)
    expect(last.receipt.usage).toMatchObject({ estimated: true })
    expect(last.receipt.usage.inputTokens).toBeGreaterThan(100)
    expect(last.receipt.usage.outputTokens).toBeGreaterThan(50)
    const afterCancel = afterFailure + tokensOf(last.receipt.usage)
    expect((await client.ai.usage()).tokens).toBe(afterCancel)

    // What is whole took what its result says.
    const whole = await begin()
    await write(whole.reply, agreement)
    whole.reply.finish()
    const { usage } = completedOf(await whole.reading.ended)
    expect((await client.ai.usage()).tokens).toBe(afterCancel + tokensOf(usage))
  })

  it('is money too, at the operator’s prices', async () => {
    await using peers = await startPeers('alpha')
    await using server = await startServer({
      env: {
        ...peers.env,
        AI_PRICES: '{"alpha-model":{"inputPerMillion":1,"outputPerMillion":2}}',
        LIMIT_DAILY_COST_USD: '0.04',
      },
    })
    await using client = connect({ url: server.url })
    const reading = new Background(client.generate.nda(someTermsInput).events)
    const reply = await peers.of('alpha').next()
    expect((await client.ai.usage()).costUsd).toBeGreaterThan(0.032)
    await expect(client.generate.nda(someTermsInput).id).rejects.toMatchObject({
      code: 'limit_reached',
      details: { limit: 'daily_cost_usd', retryAfterMs: expect.any(Number) },
    })
    await write(reply, agreement)
    reply.finish()
    const { usage } = completedOf(await reading.ended)
    expect(usage.costUsd).toBeCloseTo((usage.inputTokens + 2 * usage.outputTokens) / 1_000_000, 9)
    const today = await client.ai.usage()
    expect(today).toMatchObject({ limitCostUsd: 0.04 })
    expect(today.costUsd).toBeCloseTo(usage.costUsd ?? 0, 9)
    // The library costs nothing, and is never refused for it.
    expect(await client.generate.nda(someTermsInput, { provider: 'library' }).text).toContain('Asterion Labs')
  })
})
