import { randomUUID } from 'node:crypto'
import type { OpenDatabase } from '@clausemint/db'
import type { StartedGeneration } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { freshPglite } from '../../support/pglite.ts'
import { startServer } from '../../support/server.ts'
import { newVisitor, RawSocket } from './support/raw-socket.ts'

const takeOver = `update streams set epoch = epoch + 1 where id like 'generation:%' returning id`

/** A database so slow that another writer takes a generation over as soon as it is made. */
async function tooSlow(): Promise<OpenDatabase> {
  const database = await freshPglite()
  const transaction: typeof database.db.transaction = async (work) => {
    const made = await database.db.transaction(work)
    await database.run(takeOver, [])
    return made
  }
  const db = new Proxy(database.db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name, target)),
  })
  return { ...database, db }
}

it('[EL6] [G2] a generation that was taken over before its first event is somebody else’s to write, and no failure', async () => {
  await using server = await startServer({ database: await tooSlow() })
  await using socket = await RawSocket.open(server.url, await newVisitor(server.url))
  const request = { requestId: randomUUID(), terms: someTermsInput }
  const started = await socket.data<StartedGeneration>('mutation', 'nda.generate', request)
  expect(await socket.data('mutation', 'nda.generate', request)).toEqual(started)
  expect(server.logged.filter((line) => line.includes('call failed'))).toEqual([])
})
