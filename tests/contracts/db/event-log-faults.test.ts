import { createLogStorage } from '@clausemint/db'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { engineNames, testEngines } from './engines.ts'
import { append, failInserts, makeStream, makeThree, plain } from './fixtures.ts'

describe.each(engineNames)('a database that fails on %s', (name) => {
  it('[EL1] a deadlock is tried again, with a companion and without', async () => {
    await using engine = await testEngines[name]()
    const storage = createLogStorage(engine.open)
    const stream = await makeStream(engine.open)
    await failInserts(engine.open, '40P01', 3)
    const [plainly] = await storage.commit([append(stream, [plain('one')])])
    await engine.open.db.execute(sql`select setval('tries', 1)`)
    let calls = 0
    const companion = async () => {
      calls++
    }
    const [accompanied] = await storage.commit([append(stream, [plain('two')], { companion })])
    expect([plainly?.ok, accompanied?.ok, calls]).toEqual([true, true, 1])
    expect((await storage.read(stream, 0)).map(({ seq }) => seq)).toEqual([1, 2])
  })

  it('[EL3] a fault of the server rejects the commit as a whole, and blames no append', async () => {
    await using engine = await testEngines[name]()
    const storage = createLogStorage(engine.open)
    const [a, b] = await makeThree(engine.open)
    await failInserts(engine.open, '53100', 2)
    const companion = async () => {}
    await expect(storage.commit([append(a, [plain('one')])])).rejects.toThrow()
    await expect(
      storage.commit([append(a, [plain('one')], { companion }), append(b, [plain('one')])]),
    ).rejects.toThrow()
    expect(await storage.commit([append(a, [plain('one')]), append(b, [plain('one')])])).toMatchObject([
      { ok: true, entries: [{ seq: 1 }] },
      { ok: true, entries: [{ seq: 1 }] },
    ])
  })
})
