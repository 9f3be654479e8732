import { type GenerationEvent, initialGenerationState, reduceGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { answerTo, script } from '../kill/support.ts'
import { newPerson, type Person } from './support/shared-session.ts'

const foldOf = (events: readonly GenerationEvent[]) => events.reduce(reduceGeneration, initialGenerationState)
const whole = script('the agreement', 20).join('')
const half = whole.slice(0, 400)

describe('going on, and trying again', () => {
  let peer: ModelPeer
  let server: TestServer
  let person: Person
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startServer({ env: { ...peerEnvironment(peer), LIMIT_GENERATIONS_PER_MINUTE: '1000' } })
    person = await newPerson(server.url)
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  /** One that was stopped after its first half. */
  async function stopped(): Promise<{ id: string; documentId: string }> {
    const client = person.client()
    const generation = client.generate.nda(someTermsInput)
    const id = await generation.id
    const reply = await peer.next()
    await reply.token(half)
    for await (const { event } of client.follow(id)) if (event.type === 'delta') break
    await generation.cancel()
    await reply.closed
    await Array.fromAsync(generation.events)
    return { id, documentId: await generation.documentId }
  }
  const answer = async (reply: ModelReply, text: string) => {
    await reply.token(text)
    reply.finish()
  }

  it('[G4] continue goes on with the text that was kept, where the overlap is found', async () => {
    const { id, documentId } = await stopped()
    const client = person.client()
    const next = client.generation(id).continue()
    const reply = await peer.next()
    const rest = answerTo(reply, whole)
    expect(rest.length).toBeLessThan(whole.length)
    await answer(reply, rest)
    const events = await Array.fromAsync(next.events)
    const state = foldOf(events)
    expect(state).toMatchObject({
      status: 'completed',
      text: whole,
      seams: [{ mode: 'first' }, { mode: 'continue', because: 'requested' }],
    })
    expect(await next.documentId).toBe(documentId)
    expect((await client.documents.get(documentId)).text).toBe(whole)
    expect(state.result?.provenance).toMatchObject({
      provider: 'custom',
      seams: [{ mode: 'first' }, { mode: 'continue' }],
    })
    // The one that was stopped is what it was.
    expect((await client.generation(id).get()).state).toMatchObject({ status: 'cancelled', text: half })
  })

  it('[G4] where no overlap is found nothing is glued: a new attempt takes its place, for every reader to see', async () => {
    const { id } = await stopped()
    const client = person.client()
    const next = client.generation(id).continue()
    const nextId = await next.id
    const first = Array.fromAsync(next.events)
    const second = Array.fromAsync(person.client().follow(nextId))
    await answer(await peer.next(), `I would rather begin anew. ${'Nothing here is what was there. '.repeat(100)}`)
    await answer(await peer.next(), whole)
    const events = await first
    expect(foldOf(events)).toMatchObject({
      status: 'completed',
      text: whole,
      seams: [{ mode: 'first' }, { mode: 'restart', offset: 0 }],
    })
    expect(foldOf((await second).map(({ event }) => event)).text).toBe(whole)
    expect(events.some((event) => event.type === 'delta' && event.text.includes('rather begin anew'))).toBe(false)
  })

  it('[EL5] a cursor from before the restart still leads to the whole text', async () => {
    const { id } = await stopped()
    const client = person.client()
    const next = client.generation(id).continue()
    const nextId = await next.id
    const before: { cursor: string; event: GenerationEvent }[] = []
    for await (const followed of client.follow(nextId)) {
      before.push(followed)
      if (followed.event.type === 'delta') break
    }
    await answer(await peer.next(), `No. ${'Other words stand here instead. '.repeat(100)}`)
    await answer(await peer.next(), whole)
    await Array.fromAsync(next.events)
    const after = await Array.fromAsync(client.follow(nextId, { after: before.at(-1)?.cursor }))
    expect(foldOf([...before, ...after].map(({ event }) => event)).text).toBe(whole)
  })

  it('[G2] [G9] retry starts from the facts alone, with the provider that is chosen, once', async () => {
    const { id, documentId } = await stopped()
    const [one, two] = [person.client(), person.client()]
    const requestId = crypto.randomUUID()
    const again = { requestId, provider: 'library' }
    const next = one.generation(id).retry(again)
    expect(await two.generation(id).retry(again).id).toBe(await next.id)
    const text = await next.text
    expect(text).toContain('Asterion Labs')
    expect(text).not.toContain(half)
    const { state } = await one.generation(await next.id).get()
    expect(state.result?.provenance).toMatchObject({ provider: 'library', member: person.visitor.member })
    expect(state.result?.provenance.libraryVersion).toEqual(expect.any(String))
    expect((await one.documents.get(documentId)).text).toBe(text)
  })

  it('[G4] what is being written, and what is complete, can not be gone on with', async () => {
    const client = person.client()
    const running = client.generate.nda(someTermsInput)
    const id = await running.id
    const reply = await peer.next()
    for (const again of [client.generation(id).continue(), client.generation(id).retry()])
      await expect(again.id).rejects.toMatchObject({ code: 'conflict' })
    await answer(reply, 'Complete.')
    await running.text
    await expect(client.generation(id).continue().id).rejects.toMatchObject({ code: 'conflict' })
  })
})
