import type { Client } from '@clausemint/client'
import {
  encodeCursor,
  type GenerationState,
  generationStream,
  initialGenerationState,
  reduceGeneration,
} from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { type Chance, chance, isFull, sampled, seed } from './support/chance.ts'
import { engineNames, type ServerDatabase, serverDatabases } from './support/engines.ts'
import { hashOf } from './support/hash.ts'
import { type RelayedServer, relayTo } from './support/relay.ts'
import { newPerson, type Person } from './support/shared-session.ts'

const deltas = sampled(2_000, 5_000)
/** So many that more followers connect again at once than one message of calls may hold. */
const cuts = sampled(160, 200)
const words = [
  'shall ',
  'the Recipient ',
  '\n\n## 7. ',
  'परीक्षण ',
  '🤝',
  'naïve ',
  '\t',
  '“quoted” ',
  'e\u0301 ',
] as const

/** Says one token after the other, as fast as they are taken; tells how far it is. */
async function tell(
  reply: ModelReply,
  random: Chance,
  told: { text: string; count: number },
  hold: () => Promise<void>,
) {
  for (; told.count < deltas; told.count++) {
    const token = random.pick(words)
    told.text += token
    await reply.token(token)
    await hold()
  }
  reply.finish()
}

describe.each(engineNames)(`%s: followers cut at random moments (seed ${seed})`, (engine) => {
  let database: ServerDatabase
  let peer: ModelPeer
  let server: TestServer
  let relay: RelayedServer
  let person: Person
  let owner: Client
  beforeAll(async () => {
    database = await serverDatabases[engine]()
    peer = await startModelPeer()
    server = await startServer({
      env: { ...database.env, ...peerEnvironment(peer), LIMIT_SOCKETS_PER_MEMBER: '500', LIMIT_OUTPUT_TOKENS: '16000' },
    })
    relay = await relayTo(server.url)
    person = await newPerson(server.url)
    owner = person.client(relay.url)
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await relay[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it(`[EL4] [EL5] [T2] ${deltas} deltas, ${cuts} cuts: every follower's text, the database's and the provider's are the same`, async () => {
    const random = chance(engine.length)
    const generation = owner.generate.nda(someTermsInput)
    const id = await generation.id
    const documentId = await generation.documentId
    const reply = await peer.next()
    const told = { text: '', count: 0 }

    const damaged = [
      'nonsense',
      '1.1.1',
      '0.0.0',
      encodeCursor(generationStream(id), { seq: 1_000_000, offset: 0 }),
      encodeCursor(generationStream(id), { seq: 3, offset: 900_000 }),
      encodeCursor(generationStream('another'), { seq: 2, offset: 3 }),
    ] as const

    /** Reads to the end, from a cursor and the state that goes with it; leaves its place behind as it goes. */
    const follow = async (from: GenerationState, after: string | undefined, places: Place[]) => {
      let state = from
      let at = 0
      for await (const { cursor, event } of owner.follow(id, { after })) {
        state = reduceGeneration(state, event)
        if (++at % 7 === 0) places.push({ cursor, state })
      }
      return state
    }
    const places: Place[] = [{ cursor: '', state: initialGenerationState }]
    const followers = [follow(initialGenerationState, undefined, places)]
    const kinds = ['cut', 'second', 'resume', 'damaged'] as const
    const planned = Array.from({ length: cuts }, () => random.below(deltas)).sort((a, b) => a - b)
    // One reader who is never cut sets the pace, so that all others are live while they are cut.
    const pace = person.client().follow(id)[Symbol.asyncIterator]()
    let paced = 0
    const hold = async () => {
      if (told.count % 10 === 0)
        while (paced < told.text.length) {
          const { value } = await pace.next()
          if (value?.event.type === 'delta') paced = value.event.offset + value.event.text.length
        }
      while (planned[0] !== undefined && planned[0] <= told.count) {
        planned.shift()
        switch (random.pick(kinds)) {
          case 'cut':
            relay.cut()
            break
          case 'second':
            followers.push(follow(initialGenerationState, undefined, places))
            break
          case 'resume': {
            const place = places[random.below(places.length)]
            if (place?.cursor) followers.push(follow(place.state, place.cursor, places))
            break
          }
          case 'damaged':
            followers.push(follow(initialGenerationState, random.pick(damaged), places))
        }
      }
    }
    await tell(reply, random, told, hold)

    const ends = await Promise.all(followers)
    const expected = hashOf(told.text)
    expect(ends.map(({ text }) => hashOf(text))).toEqual(ends.map(() => expected))
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['completed']))
    expect(hashOf((await owner.documents.get(documentId)).text)).toBe(expected)
    expect(hashOf((await owner.generation(id).get()).state.text)).toBe(expected)
    // And once more after the fold, from the beginning and from every kind of old or bad place.
    const old = Array.from({ length: isFull ? 50 : 10 }, () => places[random.below(places.length)])
    const again = await Promise.all([
      follow(initialGenerationState, undefined, []),
      ...damaged.map((cursor) => follow(initialGenerationState, cursor, [])),
      ...old.map((place) => follow(place?.state ?? initialGenerationState, place?.cursor || undefined, [])),
    ])
    expect(again.map(({ text }) => hashOf(text))).toEqual(again.map(() => expected))
  })
})

interface Place {
  cursor: string
  state: GenerationState
}
