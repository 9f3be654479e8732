import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import type { OpenDatabase } from '@clausemint/db'
import { sql } from 'drizzle-orm'
import { bigint, customType, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeFlags } from '../../../scripts/project.mjs'
import { freshPglite } from '../../support/pglite.ts'

const counting = (rows: number) => `select count(*)::int as rows from generate_series(1, ${rows})`
/** Takes far longer than the event loop's turns, on a busy machine too. */
const heavy = counting(5_000_000)
/** Takes longer than what is asked beside it. */
const slow = counting(500_000)

/** The opened database's thread as well: Node tells of every thread that is made. */
async function openWithThread(): Promise<{ open: OpenDatabase; thread: Worker }> {
  const made = Promise.withResolvers<Worker>()
  process.once('worker', made.resolve)
  return { open: await freshPglite(), thread: await made.promise }
}

/** Resolves after so many turns of the event loop. */
const turnsOfTheLoop = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const turn = (left: number) => (left === 0 ? resolve() : setImmediate(turn, left - 1))
    turn(count)
  })

describe("PGlite's thread", () => {
  let open: OpenDatabase
  beforeAll(async () => {
    open = await freshPglite()
    await open.run('create table notes (id int primary key, note text)', [])
  })
  afterAll(() => open.close())
  const noted = async () => (await open.run('select id from notes order by id', [])).map(({ id }) => id)

  it('leaves the event loop free while it computes', async () => {
    const order: string[] = []
    const answer = open.run(heavy, []).then((rows) => {
      order.push('answer')
      return rows
    })
    await turnsOfTheLoop(1000).then(() => order.push('turns'))
    expect(await answer).toEqual([{ rows: 5_000_000 }])
    expect(order).toEqual(['turns', 'answer'])
  })

  it('keeps statements prepared, but no more than it says, and none that failed', async () => {
    for (let n = 0; n < 300; n++) expect(await open.run(`select ${n}::int as n`, [])).toEqual([{ n }])
    await expect(open.run('select nothing', [])).rejects.toThrow()
    expect(await open.run('select 299::int as n', [])).toEqual([{ n: 299 }])
    expect(await open.run('select 0::int as n', [])).toEqual([{ n: 0 }])
    const [{ prepared } = {}] = await open.run('select count(*)::int as prepared from pg_prepared_statements', [])
    expect(prepared).toBe(200)
  })

  it('a statement that was prepared sees what was changed since', async () => {
    const asked = 'select * from changed'
    await open.run('create table changed (id int)', [])
    expect(await open.run(asked, [])).toEqual([])
    await open.run('insert into changed values (1)', [])
    await open.run('create index on changed (id)', [])
    expect(await open.run(asked, [])).toEqual([{ id: 1 }])
  })

  it('answers in the order it was asked', async () => {
    const order: string[] = []
    const told = (name: string) => () => order.push(name)
    await Promise.all([
      open.run(slow, []).then(told('first')),
      open.db.execute(sql`select 1 / 0`).catch(told('second')),
      open.db.transaction((tx) => tx.execute(sql`select 1`)).then(told('third')),
      open.run('select 1', []).then(told('fourth')),
    ])
    expect(order).toEqual(['first', 'second', 'third', 'fourth'])
  })

  it('keeps the types of what it reads', async () => {
    const row = {
      small: 7,
      big: 9_007_199_254_740_993n,
      instant: new Date('2026-02-03T04:05:06.789Z'),
      bytes: new Uint8Array([0, 1, 255]),
      object: { text: 'ünï "😀" \\', list: [1, null, true], '': {} },
      word: 'text',
      nothing: null,
      yes: true,
      exact: '1.10',
      list: [1, 2],
    }
    const statement = `select 7::int8 as small, 9007199254740993::int8 as big,
      '2026-02-03 04:05:06.789+00'::timestamptz as instant, '\\x0001ff'::bytea as bytes, $1::jsonb as object,
      '"text"'::json as word, null::jsonb as nothing, true as yes, 1.10::numeric as exact, array[1, 2] as list`
    expect(await open.run(statement, [JSON.stringify(row.object)])).toEqual([row])
  })

  it('keeps the types of what drizzle writes and reads', async () => {
    const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
    const kinds = pgTable('kinds', {
      big: bigint({ mode: 'bigint' }),
      instant: timestamp({ withTimezone: true }),
      bytes: bytes(),
      object: jsonb(),
    })
    await open.run('create table kinds (big int8, instant timestamptz, bytes bytea, object jsonb)', [])
    const row = {
      big: 9_007_199_254_740_993n,
      instant: new Date('2026-02-03T04:05:06.789Z'),
      bytes: new Uint8Array([0, 1, 255]),
      object: { text: 'ünï "😀" \\', list: [1, null, true] },
    }
    await open.db.insert(kinds).values(row)
    expect(await open.db.select().from(kinds)).toEqual([row])
  })

  it('keeps the SQLSTATE of what fails, and no parameter', async () => {
    const twice = `insert into notes values (1, $1), (1, $1)`
    await expect(open.run(twice, ['secret'])).rejects.toMatchObject({ code: '23505' })
    const error: unknown = await open.run(twice, ['secret']).catch((refused: unknown) => refused)
    expect(JSON.stringify(Object.entries(error ?? {}))).not.toContain('secret')
    await expect(open.db.execute(sql`select 1 / 0`)).rejects.toMatchObject({ cause: { code: '22012' } })
    await expect(open.run('select * from nowhere', [])).rejects.toMatchObject({ code: '42P01' })
    await expect(open.run('select $1', [{}])).rejects.toThrow("can't be of type object")
    expect(await noted()).toEqual([])
  })

  it('undoes a transaction that throws, and lets others wait until one is over', async () => {
    const entered = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const first = open.db.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values (1)`)
      entered.resolve()
      await leave.promise
      throw new Error('no')
    })
    await entered.promise
    const second = open.db.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values (2)`)
      await tx
        .transaction(async (inner) => {
          await inner.execute(sql`insert into notes values (3)`)
          inner.rollback()
        })
        .catch(() => {})
    })
    const seen = noted()
    leave.resolve()
    await expect(first).rejects.toThrow('no')
    await second
    expect(await seen).toEqual([2])
  })

  it('a transaction that was aborted is not taken for committed, and one that is over takes nothing', async () => {
    const aborted = open.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => {})
    })
    await expect(aborted).rejects.toMatchObject({ code: '25P02' })
    const over = await open.db.transaction(async (tx) => tx)
    await expect(over.execute(sql`select 1`)).rejects.toMatchObject({ cause: { code: '25000' } })
  })
})

it("when PGlite's thread dies, all that was asked fails, and so does all that is asked later", async () => {
  const { open, thread } = await openWithThread()
  const computing = open.run(heavy, [])
  const queued = open.db.transaction((tx) => tx.execute(sql`select 1`))
  const waiting = open.run('select 1', [])
  const failed = Promise.allSettled([computing, queued, waiting])
  await thread.terminate()
  for (const { status } of await failed) expect(status).toBe('rejected')
  await expect(computing).rejects.toMatchObject({ code: '57P02', message: expect.stringContaining('has ended') })
  expect(await open.lost).toMatchObject({ code: '57P02' })
  await expect(open.run('select 1', [])).rejects.toMatchObject({ code: '57P02' })
  await expect(open.db.transaction(async () => 'done')).rejects.toMatchObject({ code: '57P02' })
  await open.close()
})

it('closing PGlite waits for what was asked, ends its thread, and is harmless twice', async () => {
  const { open, thread } = await openWithThread()
  const exited = once(thread, 'exit')
  const asked = [open.run(slow, []), open.db.transaction((tx) => tx.execute(sql`select 1`))]
  const closing = [open.close(), open.close()]
  await expect(open.run('select 1', [])).rejects.toMatchObject({ code: '57P01' })
  await Promise.all([...asked, ...closing, exited])
  await open.close()
  expect(await Promise.race([open.lost, 'closed'])).toBe('closed')
})

it('a process whose PGlite is idle may end', async () => {
  const script = fileURLToPath(new URL('idle-process.ts', import.meta.url))
  const child = spawn(process.execPath, [...nodeFlags, script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = (async () => (await child.stdout.setEncoding('utf8').toArray()).join(''))()
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await said).toBe('answered\n')
})

it('a process with WebAssembly in threads frees none of its machine code, which V8 may do twice', () => {
  expect(process.execArgv).toEqual(expect.arrayContaining(nodeFlags))
})
