import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { DatabaseUnavailableError, migrateDatabase, openDatabase } from '@clausemint/db'
import postgres from 'postgres'
import { expect, inject, it } from 'vitest'
import { freshPostgres } from '../../support/postgres.ts'

it('servers that start together on an empty database migrate it once', async () => {
  await using database = await freshPostgres(inject('postgresUrl'))
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  await sql.unsafe('drop schema public cascade; drop schema drizzle cascade; create schema public')
  await sql.end()
  const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ url: database.url })))
  await Promise.all(opened.map(migrateDatabase))
  for (const open of opened) {
    expect(await open.run('select count(*)::int as streams from streams', [])).toEqual([{ streams: 0 }])
    await open.close()
  }
})

it.each([
  ['a port where nobody listens', { port: '1' }, /:1: no connection/],
  ['a database that is not there', { pathname: '/nowhere' }, /"nowhere".*no such database/],
  ['a wrong password', { password: 'sesame' }, /user or the password/],
])('%s is named, and the password is not', async (_, change, message) => {
  const url = Object.assign(new URL(inject('postgresUrl')), change)
  const error = await openDatabase({ url: url.href }).catch((refused: unknown) => refused)
  expect(error).toBeInstanceOf(DatabaseUnavailableError)
  expect(String(error)).toMatch(message)
  expect(String(error)).not.toMatch(/sesame|password@/)
})

it('something that listens there and is no Postgres is not waited for', async () => {
  const stranger = createServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('HTTP/1.1 400 no\r\n\r\n'),
  )
  stranger.listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const url = Object.assign(new URL('postgres://user:sesame@127.0.0.1/x'), {
    port: (stranger.address() as AddressInfo).port,
  })
  const error = await openDatabase({ url: url.href, patienceMs: 1 }).catch((refused: unknown) => refused)
  expect(error).toBeInstanceOf(DatabaseUnavailableError)
  expect(String(error)).toMatch(/no connection \(no answer\)/)
  await new Promise((resolve) => stranger.close(resolve))
})

it("a data folder that can't be one is named, with the reason", async () => {
  const file = fileURLToPath(import.meta.url)
  for (const dataDir of [file, `${file}/below`]) {
    const error = await openDatabase({ dataDir }).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(String(error)).toContain(`The data folder ${dataDir} can't be used: a file stands where a folder should be.`)
  }
})

it('a URL that is none is refused without being repeated', async () => {
  for (const url of ['postgres://user:sesame@host:port/x', 'mysql://user:sesame@host/x', 'sesame']) {
    const error = await openDatabase({ url }).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(String(error)).not.toContain('sesame')
  }
})
