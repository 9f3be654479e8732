import { randomUUID } from 'node:crypto'
import { openDatabase } from '@clausemint/db'
import { runChecks, shippedPlaybook } from '@clausemint/documents'
import type { ClauseTree, ReviewDetail, StartedGeneration } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { freePort, lastingDatabase } from '../kill/support.ts'
import { completedOf, ofType, stateOf } from '../providers/support/reading.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor, RawSocket } from '../spine/support/raw-socket.ts'
import { longContract, sentence, storeContract } from './support/contracts.ts'
import { answer, askedFor, line, nextOf } from './support/model.ts'
import { byModel, findingsOf } from './support/stage.ts'

const kills = sampled(1, 20)
const sections = 5
/** As many as there are kills, put in while no server has the database. */
async function storeContracts(
  { DATABASE_URL, DATA_DIR = '' }: Record<string, string>,
  member: string,
  tree: ClauseTree,
) {
  await using open = await openDatabase({ dataDir: DATA_DIR, ...(DATABASE_URL !== undefined && { url: DATABASE_URL }) })
  const documents: string[] = []
  for (let kill = 0; kill < kills; kill++) documents.push(await storeContract(open, { member, tree }))
  return documents
}
/** What a model says of a section: three findings, and one about words that are not there. */
const linesOf = (section: number) => [
  ...[1, 2, 3].map((n) => line(sentence(section, n))),
  line('Words of no contract.'),
]

describe.each(engineNames)(`%s: kill -9 in the middle of a review (seed ${seed})`, (engine) => {
  it(
    `[D3] [G6] ${kills} times: what was found stays, it goes on at the next section, and nothing comes twice`,
    async () => {
      await using database = await lastingDatabase(engine)
      await using peer = await startModelPeer()
      const env = { ...database.env, ...peerEnvironment(peer), PORT: await freePort() }
      const random = chance(engine.length * 7)
      let server = await startServerProcess(env)
      const visitor = await newVisitor(server.url)
      const tree = longContract(sections)
      try {
        await server.stop()
        const documents = await storeContracts(database.env, visitor.member, tree)
        server = await startServerProcess(env)
        for (const [kill, documentId] of documents.entries()) {
          const socket = await RawSocket.open(server.url, visitor)
          const { generationId } = await socket.data<StartedGeneration>('mutation', 'review.start', {
            requestId: randomUUID(),
            documentId,
          })
          const reading = socket.ask('subscription', 'generation.follow', { generationId })
          const seen = () => socket.eventsOf(reading).map(({ event }) => event)

          // Some sections whole, and of the next one some lines.
          const whole = random.below(3)
          const lines = random.below(3)
          const replies = await nextOf(peer, 3)
          for (let at = 0; at < whole; at++) {
            const reply = replies[at]
            if (reply) await answer(reply, ...linesOf(at + 1))
            replies.push(await peer.next())
          }
          for (const text of linesOf(whole + 1).slice(0, lines)) await replies[whole]?.token(text)
          await socket.until(() => (byModel(seen()).length === 3 * whole + lines ? true : undefined))
          await server.kill()
          const shown = findingsOf(seen())
          server = await startServerProcess(env)

          // It is asked about what was not whole, in any order, and about nothing else.
          const asked: string[] = []
          for (let left = sections - whole; left > 0; left--) {
            const reply = await peer.next()
            const [clause = ''] = askedFor(reply)
            asked.push(clause)
            await answer(reply, ...linesOf(Number(clause.split('-')[1])))
          }
          const rest = Array.from({ length: sections - whole }, (_, i) => `clause-${whole + 1 + i}`)
          const name = `kill ${kill}: ${whole} sections and ${lines} lines`
          expect(asked.toSorted(), name).toEqual(rest)

          await using after = await RawSocket.open(server.url, visitor)
          const events = (await after.allEvents(after.ask('subscription', 'generation.follow', { generationId }))).map(
            ({ event }) => event,
          )
          const findings = findingsOf(events)
          expect(findings.slice(0, shown.length), name).toEqual(shown)
          expect(findings, name).toEqual([
            ...runChecks(tree, shippedPlaybook('mutual')),
            ...findings.filter(({ origin }) => origin === 'model'),
          ])
          expect(
            byModel(events).map(({ quote }) => quote),
            name,
          ).toEqual(Array.from({ length: sections }, (_, i) => [1, 2, 3].map((n) => sentence(i + 1, n))).flat())
          expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
          const done = ofType(events, 'progress').flatMap((step) => (step.stage === 'reviewing' ? [step.done] : []))
          expect(done).toEqual(done.toSorted((a, b) => a - b))
          expect(completedOf(events).result.review).toMatchObject({ unanchored: sections, unreadable: 0 })
          expect(stateOf(events).seams.at(-1)).toMatchObject({ because: 'interrupted' })
          expect(await after.data<ReviewDetail>('query', 'review.get', { documentId })).toMatchObject({
            generationId,
            status: 'completed',
            findings,
          })
          await socket[Symbol.asyncDispose]()
        }
      } finally {
        await server[Symbol.asyncDispose]()
      }
    },
    sampled(180_000, 1_800_000),
  )
})
