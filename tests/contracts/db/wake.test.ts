import { createLogStorage } from '@clausemint/db'
import type { StreamId } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { testEngines } from './engines.ts'
import { append, makeStream, makeThree, plain } from './fixtures.ts'

it('[EL7] a commit wakes the other servers with its streams, once, and not the one that made it', async () => {
  await using engine = await testEngines.postgres()
  const here = createLogStorage(engine.open, { notify: true })
  const there = createLogStorage(await engine.another(), { notify: true })
  const [a, b, c] = await makeThree(engine.open)
  const last = await makeStream(engine.open)
  const heardHere: StreamId[][] = []
  const heardThere: StreamId[][] = []
  const done = Promise.withResolvers<void>()
  const stopHere = await here.listen((ids) => heardHere.push([...ids]))
  const stopThere = await there.listen((ids) => {
    heardThere.push([...ids])
    if (ids.includes(last)) done.resolve()
  })

  await here.commit([append(a, [plain('one')]), append(b, [plain('one')]), append(a, [plain('two')])])
  await there.commit([append(a, [plain('one')])])
  await here.commit([append(c, [plain('one')], { companion: async () => {} })])
  await here.commit([append(last, [plain('one')])])
  await done.promise
  expect(heardThere).toEqual([[a, b], [c], [last]])
  expect(heardHere).toEqual([[a]])
  await Promise.all([stopHere(), stopThere()])
})

it('[EL7] PGlite has one server, which nobody wakes', async () => {
  await using engine = await testEngines.pglite()
  const storage = createLogStorage(engine.open, { notify: true })
  const stop = await storage.listen(() => expect.unreachable())
  await storage.commit([append(await makeStream(engine.open), [plain('one')])])
  await stop()
})
