import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { stateOf } from '../providers/support/reading.ts'
import { engineNames } from '../spine/support/engines.ts'
import { clause, longContract, needle } from './support/contract.ts'
import { answer, type ChatStage, chatStage, promptOf } from './support/stage.ts'

const most = 60_000

describe.each(engineNames)('%s: a contract of 300 pages', (engine) => {
  let peer: ModelPeer
  let stage: ChatStage
  let id: string
  beforeAll(async () => {
    peer = await startModelPeer()
    stage = await chatStage(engine, peerEnvironment(peer))
    id = await stage.document(longContract())
  })
  afterAll(async () => {
    await stage[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  async function ask(question: Parameters<ReturnType<ReturnType<typeof stage.person.client>['chat']>['send']>[0]) {
    const reading = Array.fromAsync(stage.person.client().chat(id).send(question).events)
    const reply = await peer.next()
    const [turn] = promptOf(reply).turns
    const given = /<contract>\n([\s\S]*)<\/contract>/.exec(turn?.content ?? '')?.[1] ?? ''
    return {
      reply,
      reading,
      prompt: turn?.content ?? '',
      given,
      numbers: [...given.matchAll(/^\[(\d+)\]/gm)].map(([, n]) => Number(n)),
    }
  }

  it('[D6] what was consulted is said, holds the clause that is asked for, and keeps the limit', async () => {
    const { reply, reading, prompt, given, numbers } = await ask('How many days until the prototype ovens go back?')
    expect(given.length).toBeLessThanOrEqual(most)
    expect(given.length).toBeGreaterThan(most * 0.9)
    expect(given).toContain(`[2086] (in 1043. Matter 1043) 1043.1: ${needle}`)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    // Its neighbours, and the beginning of the contract.
    expect(numbers).toEqual(expect.arrayContaining([1, 2, 3, 2085, 2087]))
    expect(prompt).toContain(`These are ${numbers.length} of the contract's 3000 passages`)
    await answer(reply, `Eleven [2086: "within eleven days"], not ten [1500: "Item number 749"].`)
    const state = stateOf(await reading)
    expect(state.consulted).toEqual({ clauses: numbers.length, of: 3_000 })
    expect(state.result?.consulted).toEqual(state.consulted)
    // One that it was not given can't be cited, though it is there.
    expect(numbers).not.toContain(1_500)
    expect(state.text).toBe('Eleven [1043.1](clause:c1042-1?43-61), not ten.')
  })

  it('[D6] the selected clause is given first, with what stands around it', async () => {
    const selection = { clauseId: 'c700-1', quote: 'Item number 700.' }
    const { reply, reading, numbers } = await ask({ intent: 'explain', selection })
    expect(numbers).toEqual(expect.arrayContaining([1_401, 1_402, 1_403]))
    await answer(reply, 'It is an item [1402: "Item number 700."].')
    expect(stateOf(await reading).text).toContain('[701.1](clause:c700-1?')
  })

  it('[D6] what goes on with a question finds what that one was about', async () => {
    const first = await ask('How many days until the prototype ovens go back?')
    await answer(first.reply, 'Eleven.')
    await first.reading
    const [previous] = (await stage.person.client().chat(id).history()).slice(-1)
    const { reply, reading, given } = await ask({ text: 'And if not?', previous: previous?.generationId ?? '' })
    expect(given).toContain(needle)
    await answer(reply, 'Nothing is said of that.')
    await reading
  })

  it('[D6] without a model: the passages that matter, and that no model was used', async () => {
    const chat = stage.person.client().chat(id)
    const asked = chat.send('When do the prototype ovens go back?', { provider: 'library' })
    const state = stateOf(await Array.fromAsync(asked.events))
    expect(state.text).toContain('No model was used')
    expect(state.text).toContain(`“${needle}” [1043.1](clause:c1042-1)`.replace(')', `?0-${needle.length})`))
    expect(state.result?.provenance).toMatchObject({ provider: 'library' })
    const nothing = await chat.send('Zeppelin?', { provider: 'library' }).text
    expect(nothing).toContain('Nothing was found')
    const reworded = chat.send({ intent: 'reword', selection: { clauseId: 'c1042-1' } }, { provider: 'library' })
    expect(await reworded.text).toMatch(/takes one: choose a provider[\s\S]*1043\.1/)
  })
})

describe('a contract in one piece', () => {
  it('[D6] is given in parts, and it is said how many were read', async () => {
    await using peer = await startModelPeer()
    await using stage = await chatStage('pglite', peerEnvironment(peer))
    const words = Array.from({ length: 20_000 }, (_, i) => `word${i} of it.`).join(' ')
    const id = await stage.document({ clauses: [clause('all', '', '', `${words} ${needle} ${words}`)] })
    const reading = Array.fromAsync(stage.person.client().chat(id).send('prototype ovens?').events)
    const reply = await peer.next()
    const content = promptOf(reply).turns[0]?.content ?? ''
    const number = /^\[(\d+)\][^[]*prototype ovens/m.exec(content)?.[1]
    expect(content.includes(needle)).toBe(true)
    expect(content.length).toBeLessThan(most + 2_000)
    await answer(reply, `Yes [${number}: "${needle}"].`)
    const state = stateOf(await reading)
    const start = words.length + 1
    expect(state.text).toBe(`Yes [clause](clause:all?${start}-${start + needle.length}).`)
    expect(state.consulted?.clauses).toBeLessThan(state.consulted?.of ?? 0)
  })

  it('[G8] the operator sets how long a prompt may be, and the passages keep to it', async () => {
    await using peer = await startModelPeer()
    await using stage = await chatStage('pglite', { ...peerEnvironment(peer), LIMIT_PROMPT_CHARACTERS: '20000' })
    const id = await stage.document(longContract(200))
    const asked = stage.person.client().chat(id).send('What is item number 17?')
    const text = asked.text
    const reply = await peer.next()
    const { system, turns } = promptOf(reply)
    expect(system.length + turns.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThan(20_000)
    expect(turns[0]?.content).toContain('Item number 17.')
    await answer(reply, 'It is nothing.')
    expect(await text).toBe('It is nothing.')
  })
})
