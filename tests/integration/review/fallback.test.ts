import { FakeClock } from '@clausemint/ai/testing'
import { runChecks, shippedPlaybook } from '@clausemint/documents'
import { describe, expect, it } from 'vitest'
import { startModelPeer } from '../../support/model-peer.ts'
import { Background } from '../providers/support/background.ts'
import { customEnvironment, homeAndAway, restOf, startPeers, write } from '../providers/support/peers.ts'
import { all, completedOf, ofType } from '../providers/support/reading.ts'
import { startRecorder } from '../providers/support/recorder.ts'
import { longContract, sentence, storeContract } from './support/contracts.ts'
import { answer, askedFor, done, line, nextOf } from './support/model.ts'
import { byModel, findingsOf, type Stage, startStage } from './support/stage.ts'

const contractFor = ({ database, visitor }: Stage, clauses: number, localOnly = false) =>
  storeContract(database, { member: visitor.member, tree: longContract(clauses), localOnly })

describe('a review whose provider fails', () => {
  it('[D3] [G4] goes on with the next one, finds nothing twice, and names each writer once', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using stage = await startStage({ env: peers.env, clock: new FakeClock() })
    const reading = new Background(stage.client.review(await contractFor(stage, 3)).events)

    const [one, two, three] = await nextOf(peers.of('alpha'), 3)
    if (!one || !two || !three) throw new Error('not asked')
    await answer(one, line(sentence(1, 1)))
    await two.token(line(sentence(2, 1)) + line(sentence(2, 2)).slice(0, 90))
    await reading.when((events) => byModel(events).length === 2)
    two.cut()
    const again = await peers.of('beta').next()
    expect(askedFor(again)).toContain('clause-2')
    await write(again, restOf(line(sentence(2, 1)) + line(sentence(2, 2)) + done, again))
    again.finish()
    await answer(three, line(sentence(3, 1)))

    const events = await reading.ended
    expect(byModel(events).map(({ quote }) => quote)).toEqual([
      sentence(1, 1),
      sentence(2, 1),
      sentence(2, 2),
      sentence(3, 1),
    ])
    expect(ofType(events, 'attempt')).toMatchObject([
      { attempt: 1, provider: 'alpha', mode: 'first', offset: 0 },
      { attempt: 2, provider: 'beta', mode: 'continue', offset: 0, because: 'truncated' },
      { attempt: 3, provider: 'alpha', mode: 'continue', offset: 0 },
    ])
    expect(completedOf(events).result.provenance.seams).toHaveLength(3)
  })

  it('[D3] [G4] an answer begun anew by another one repeats nothing that was told', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using stage = await startStage({ env: peers.env, clock: new FakeClock() })
    const review = stage.client.review(await contractFor(stage, 1))
    const reading = new Background(review.events)
    const first = await peers.of('alpha').next()
    await first.token(line(sentence(1, 1)))
    await first.token('{"check": "cut in the mid')
    await reading.when((events) => byModel(events).length === 1)
    first.cut()
    const chatter = await peers.of('beta').next()
    await write(chatter, 'Of course! Let me think about this contract as a whole. '.repeat(60))
    chatter.finish()
    const anew = await peers.of('beta').next()
    await answer(anew, line(sentence(1, 2)), line(sentence(1, 1)), line(sentence(1, 3)))
    expect(byModel(await reading.ended).map(({ quote }) => quote)).toEqual([1, 2, 3].map((n) => sentence(1, n)))
    expect(await review.result).toMatchObject({ unanchored: 0, unreadable: 0 })
  })

  it('[D3] where nobody is left, fails with its reason and keeps what was found', async () => {
    await using peers = await startPeers('alpha')
    await using stage = await startStage({ env: peers.env, clock: new FakeClock() })
    const documentId = await contractFor(stage, 6)
    const reading = new Background(stage.client.review(documentId).events)
    const [one, two, three] = await nextOf(peers.of('alpha'), 3)
    if (!one || !two || !three) throw new Error('not asked')
    await answer(one, line(sentence(1, 1)))
    two.status(401)
    const events = await reading.ended
    expect(events.at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'provider_failed', provider: { id: 'alpha' } },
    })
    expect(byModel(events).map(({ quote }) => quote)).toEqual([sentence(1, 1)])
    // What nobody reads any more is not written to its end.
    await three.closed
    expect(await stage.client.reviews.get(documentId)).toMatchObject({ status: 'failed', findings: findingsOf(events) })
  })

  it('[D3] the last resort is no model: the checks stand, and it says so', async () => {
    await using alpha = await startModelPeer()
    await using stage = await startStage({
      env: {
        CUSTOM_PROVIDERS: 'alpha',
        ...customEnvironment('alpha', alpha.baseUrl),
        AI_PROVIDER: 'alpha',
        AI_FALLBACK: 'library',
      },
      clock: new FakeClock(),
    })
    const review = all(stage.client.review(await contractFor(stage, 1)).events)
    const reply = await alpha.next()
    reply.status(401)
    const events = await review
    expect(findingsOf(events)).toEqual(runChecks(longContract(1), shippedPlaybook('mutual')))
    expect(ofType(events, 'attempt').map(({ provider, because }) => [provider, because])).toEqual([
      ['alpha', undefined],
      ['library', 'unauthorized'],
    ])
    expect(completedOf(events).result.provenance.provider).toBe('library')
  })

  it('[P5] a document for local providers only reaches no remote one, whatever fails', async () => {
    await using home = await startModelPeer()
    await using away = await startRecorder()
    await using stage = await startStage({
      env: {
        ...homeAndAway(home.baseUrl, away.baseUrl),
        AI_FALLBACK_TO_REMOTE: 'true',
      },
      clock: new FakeClock(),
    })
    const documentId = await contractFor(stage, 1, true)
    const events = all(stage.client.review(documentId).events)
    const reply = await home.next()
    reply.status(401)
    expect((await events).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'home' } } })
    await expect(stage.client.review(documentId, { provider: 'away' }).id).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(away.received).toBe('')
  })
})
