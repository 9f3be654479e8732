import type { Client } from '@clausemint/client'
import { shippedPlaybooks } from '@clausemint/documents'
import type { Playbook } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineNames } from '../spine/support/engines.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { refusalOf } from './support/refusal.ts'
import { type RoomStage, roomStage } from './support/stage.ts'

const [shipped] = shippedPlaybooks

describe.each(engineNames)('%s: playbooks', (engine) => {
  let stage: RoomStage
  let person: Person
  let client: Client
  beforeAll(async () => {
    stage = await roomStage(engine, { LIMIT_MESSAGES_PER_SECOND: '10000' })
  })
  afterAll(() => stage[Symbol.asyncDispose]())
  const newcomer = async () => {
    person = await newPerson(stage.server.url)
    client = person.client()
    return person
  }
  const original = (): Playbook => {
    if (!shipped) throw new Error('nothing is shipped')
    return structuredClone(shipped)
  }

  it('those of the product come first; saving one of them makes a copy, once', async () => {
    await using _person = await newcomer()
    const before = await client.playbooks.list()
    expect(before.map(({ id, shipped: isShipped }) => [id, isShipped])).toEqual(
      shippedPlaybooks.map(({ id }) => [id, true]),
    )
    const wanted = { ...original(), name: 'Ours', version: 7 }
    const copy = await client.playbooks.save(wanted)
    expect(copy).toEqual({ ...wanted, id: copy.id, version: 1 })
    expect(copy.id).not.toBe(wanted.id)
    expect(await client.playbooks.save(wanted)).toEqual(copy)
    expect(await client.playbooks.get(copy.id)).toEqual(copy)
    expect(await client.playbooks.get(wanted.id)).toEqual(shipped)
    expect((await client.playbooks.list()).slice(before.length)).toMatchObject([{ id: copy.id, shipped: false }])
  })

  it('one’s own is saved under the next version, once; a stale save is refused', async () => {
    await using _person = await newcomer()
    const first = await client.playbooks.save({ ...original(), name: 'First' })
    const second = await client.playbooks.save({ ...first, name: 'Second' })
    expect(second).toEqual({ ...first, name: 'Second', version: 2 })
    expect(await client.playbooks.save({ ...first, name: 'Second' })).toEqual(second)
    expect(await client.playbooks.save(second)).toEqual(second)
    expect((await refusalOf(client.playbooks.save({ ...first, name: 'Late' }))).code).toBe('conflict')
    expect(await client.playbooks.get(first.id)).toEqual(second)
    const both = await Promise.allSettled(['A', 'B'].map((name) => client.playbooks.save({ ...second, name })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('what no check knows is named, field by field', async () => {
    await using _person = await newcomer()
    const playbook = original()
    playbook.positions.nonsense = { stances: {}, wording: '' }
    playbook.positions.term = {
      stances: Object.fromEntries(['fixed', 'toString', 'sometimes'].map((stance) => [stance, 'fallback' as const])),
      longest: { preferred: 24, acceptable: 12 },
      shortest: { preferred: 12, acceptable: 24 },
      wording: '',
    }
    const refused = await refusalOf(client.playbooks.save(playbook))
    expect(refused.code).toBe('invalid_input')
    expect(refused.details.fields?.map(({ path }) => path)).toEqual([
      'positions.term.stances.toString',
      'positions.term.stances.sometimes',
      'positions.term.longest',
      'positions.term.shortest',
      'positions.nonsense',
    ])
  })

  it('[R5] [G8] nobody sees another’s, and nobody keeps too many or too much', async () => {
    await using _person = await newcomer()
    const mine = await client.playbooks.save(original())
    await using _other = await newcomer()
    expect((await refusalOf(client.playbooks.get(mine.id))).code).toBe('not_found')
    expect((await refusalOf(client.playbooks.save({ ...mine, name: 'Taken' }))).code).toBe('not_found')
    for (const id of ['none', crypto.randomUUID(), "' or 1=1 --"])
      expect((await refusalOf(client.playbooks.get(id))).code).toBe('not_found')
    const positions = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`check-${i}`, { stances: {}, wording: 'w'.repeat(4_000) }]),
    )
    expect((await refusalOf(client.playbooks.save({ ...original(), positions }))).code).toBe('too_large')
    for (let i = 0; i < 100; i++) await client.playbooks.save({ ...original(), name: `Number ${i}` })
    expect(await refusalOf(client.playbooks.save({ ...original(), name: 'One more' }))).toMatchObject({
      code: 'limit_reached',
      details: { limit: 'playbooks_per_member' },
    })
  })
})
