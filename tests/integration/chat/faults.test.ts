import { openDatabase } from '@clausemint/db'
import { initialGenerationState, reduceGeneration, type StartedGeneration } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { answerTo, freePort, lastingDatabase } from '../kill/support.ts'
import { Background } from '../providers/support/background.ts'
import { homeAndAway, restOf, startPeers } from '../providers/support/peers.ts'
import { completedOf, ofType, stateOf } from '../providers/support/reading.ts'
import { startRecorder } from '../providers/support/recorder.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor, RawSocket } from '../spine/support/raw-socket.ts'
import { answer, chatStage, everShown, promptOf, say, storeContract } from './support/stage.ts'

const raw =
  'It lasts two years [4: "This Agreement lasts two years."], and some duties three years longer than that ' +
  '[4: "The duties of clause 1 last three years longer."]. Advisers are bound alike [3: "bound in writing"], ' +
  'and the law of India governs [5: "The laws of India govern this Agreement"], as courts there decide [5].'
const shown =
  'It lasts two years [2](clause:term?0-31), and some duties three years longer than that ' +
  '[2](clause:term?32-79). Advisers are bound alike [1\\(a\\)](clause:use-a?35-51), ' +
  'and the law of India governs [3](clause:law?0-39), as courts there decide [3](clause:law).'

describe(`an answer whose writer fails (seed ${seed})`, () => {
  const tries = sampled(8, 150)

  it(`[D6] [G4] cut anywhere, in a citation too, ${tries} times: the next provider goes on, and nothing shows twice or broken`, async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using stage = await chatStage('pglite', peers.env)
    const random = chance(11)
    const id = await stage.document()
    const client = stage.person.client()
    // In the words, in a number, in a quotation, behind the last bracket.
    const inCitation = [
      raw.indexOf('[3') + 1,
      raw.indexOf('[3') + 2,
      raw.indexOf('bound in') + 3,
      raw.indexOf('. Advisers'),
    ]
    for (let round = 0; round < tries; round++) {
      const cut = inCitation[round] ?? 120 + random.below(raw.length - 120)
      const reading = new Background(client.chat(id).send(`Try ${round}`).events)
      const alpha = await peers.of('alpha').next()
      await say(alpha, raw.slice(0, cut), 1 + random.below(9))
      await reading.hasText(60)
      alpha.end()
      const beta = await peers.of('beta').next()
      await answer(beta, restOf(raw, beta))
      const events = await reading.ended
      expect(stateOf(events).text, `cut at ${cut}`).toBe(shown)
      const [, seam] = ofType(events, 'attempt')
      expect(seam).toMatchObject({ attempt: 2, provider: 'beta', mode: 'continue', because: 'truncated' })
      // The seam counts what is shown: what stands before it is a beginning of the whole.
      const before = events
        .slice(
          0,
          events.findIndex((event) => event.type === 'attempt' && event.attempt === 2),
        )
        .reduce(reduceGeneration, initialGenerationState)
      expect(before.text.slice(0, seam?.offset)).toBe(shown.slice(0, seam?.offset))
      expect(completedOf(events).result.provenance.seams[1]?.offset).toBe(seam?.offset)
      for (const { text } of ofType(events, 'delta')) expect(text).not.toMatch(/\[\d+:/)
      // One that only ever fails is no longer asked.
      const fine = client.chat(id).send('Are you well?').text
      await answer(await peers.of('alpha').next(), 'Yes.')
      expect(await fine).toBe('Yes.')
    }
  })

  it('[G4] where the words do not meet, a new attempt takes their place, with its own citations', async () => {
    await using peers = await startPeers('alpha', 'beta')
    await using stage = await chatStage('pglite', peers.env)
    const reading = new Background(
      stage.person
        .client()
        .chat(await stage.document())
        .send('Why?').events,
    )
    const alpha = await peers.of('alpha').next()
    await say(alpha, raw.slice(0, 130))
    await reading.hasText(80)
    alpha.cut()
    await answer(await peers.of('beta').next(), 'I say it in my own words. '.repeat(100))
    await answer(await peers.of('beta').next(), 'Because of India [5].')
    const events = await reading.ended
    expect(stateOf(events)).toMatchObject({
      text: 'Because of India [3](clause:law).',
      seams: [{ mode: 'first' }, { mode: 'restart', offset: 0 }],
    })
  })

  it('[P5] a question about a local-only document reaches no remote socket, whoever fails', async () => {
    await using home = await startModelPeer()
    await using away = await startRecorder()
    await using stage = await chatStage('pglite', {
      ...homeAndAway(home.baseUrl, away.baseUrl),
      AI_FALLBACK_TO_REMOTE: 'true',
    })
    const chat = stage.person.client().chat(await stage.document(undefined, true))
    const events = Array.fromAsync(chat.send('How long?').events)
    const reply = await home.next()
    reply.status(400)
    expect((await events).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'home' } } })
    await expect(chat.send('How long?', { provider: 'away' }).id).rejects.toMatchObject({ code: 'invalid_input' })
    expect(away.received).toBe('')

    const open = stage.person.client().chat(await stage.document())
    const leaving = Array.fromAsync(open.send('How long?').events)
    const other = await home.next()
    other.status(400)
    expect((await leaving).at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'away' } } })
    expect(away.received).toContain('This Agreement lasts two years.')
  })
})

describe.each(engineNames)('%s: a server that is killed in the middle of an answer', (engine) => {
  it(
    `[G6] [D6] all that was shown is there, and the answer goes on to its end (seed ${seed})`,
    async () => {
      const random = chance(engine.length)
      await using database = await lastingDatabase(engine)
      await using peer = await startModelPeer()
      const env = { ...database.env, ...peerEnvironment(peer), PORT: await freePort() }
      let server = await startServerProcess(env)
      const visitor = await newVisitor(server.url)
      await server.stop()
      const where =
        database.env.DATABASE_URL === undefined
          ? { dataDir: database.env.DATA_DIR ?? '' }
          : { url: database.env.DATABASE_URL }
      let documentId: string
      {
        await using open = await openDatabase(where)
        documentId = await storeContract(open, visitor.member)
      }
      server = await startServerProcess(env)
      const kills = sampled(1, 40)
      for (let kill = 0; kill < kills; kill++) {
        const killAt = kill === 0 ? raw.indexOf('bound in') + 3 : 110 + random.below(raw.length - 110)
        const before = await RawSocket.open(server.url, visitor)
        const question = { text: `Before kill ${kill}` }
        const asked = { requestId: crypto.randomUUID(), documentId, question }
        const { generationId } = await before.data<StartedGeneration>('mutation', 'chat.send', asked)
        const reading = before.ask('subscription', 'generation.follow', { generationId })
        const first = await peer.next()
        await say(first, raw.slice(0, killAt), 3)
        await before.until(
          () => everShown(before.eventsOf(reading).map(({ event }) => event)).includes('term?0-31') || undefined,
        )
        await server.kill()
        await first.closed
        await before.closed
        const events = before.eventsOf(reading)
        const kept = stateOf(events.map(({ event }) => event)).text
        server = await startServerProcess(env)

        const second = await peer.next()
        expect(JSON.stringify(promptOf(second).turns.slice(1))).not.toContain('clause:')
        await answer(second, answerTo(second, raw))
        await using after = await RawSocket.open(server.url, visitor)
        const cursor = events.at(-1)?.cursor
        const more = after.ask('subscription', 'generation.follow', { generationId, lastEventId: cursor })
        const all = [...events, ...(await after.allEvents(more))].map(({ event }) => event)
        expect(shown.startsWith(kept), `killed at ${killAt}`).toBe(true)
        expect(stateOf(all)).toMatchObject({ status: 'completed', text: shown })
        expect(ofType(all, 'attempt').at(-1)).toMatchObject({ mode: 'continue', because: 'interrupted' })
        await before[Symbol.asyncDispose]()
      }
      await server[Symbol.asyncDispose]()
    },
    sampled(180_000, 3_600_000),
  )
})
