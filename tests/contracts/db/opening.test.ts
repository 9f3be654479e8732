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

it('a URL that is none is refused without being repeated', async () => {
  for (const url of ['postgres://user:sesame@host:port/x', 'mysql://user:sesame@host/x', 'sesame']) {
    const error = await openDatabase({ url }).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(String(error)).not.toContain('sesame')
  }
})
