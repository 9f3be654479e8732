import { expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { layPglite } from '../../support/pglite.ts'
import { startServer } from '../../support/server.ts'
import { emptyFolder } from '../providers/support/entry.ts'
import type { Visitor } from './support/raw-socket.ts'
import { connectAs, newPerson } from './support/shared-session.ts'

it('[G6] what can not be gone on with ends honestly, keeps its text, and holds nobody else up', async () => {
  await using folder = await emptyFolder()
  await layPglite(folder.path)
  await using peer = await startModelPeer()
  const shown: string[] = []
  let visitor: Visitor
  const ids: string[] = []
  {
    await using server = await startServer({ env: peerEnvironment(peer), dataDir: folder.path })
    await using person = await newPerson(server.url)
    visitor = person.visitor
    const client = person.client()
    // One that only this provider may write, and one that anybody may.
    for (const options of [{ provider: 'custom' }, {}]) {
      const generation = client.generate.nda(someTermsInput, options)
      ids.push(await generation.id)
      const reply = await peer.next()
      await reply.token('Written before the server left. ')
      for await (const event of generation.events) {
        if (event.type !== 'delta') continue
        shown.push(event.text)
        break
      }
    }
  }
  await using server = await startServer({ dataDir: folder.path })
  await using client = connectAs(server.url, visitor)
  const [chosen = '', any = ''] = ids
  const ends = await Promise.all([chosen, any].map((id) => Array.fromAsync(client.follow(id))))
  expect(ends.map((events) => events.at(-1)?.event.type)).toEqual(['error', 'completed'])
  const { state } = await client.generation(chosen).get()
  expect(state).toMatchObject({ status: 'failed', text: shown[0], error: { code: 'invalid_input' } })
})
