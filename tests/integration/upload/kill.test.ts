import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@clausemint/db'
import { type ContractDetail, type DocumentPage, walkClauses } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { eventsOf, send } from '../http/support.ts'
import { freePort, lastingDatabase } from '../kill/support.ts'
import { clausesOf, read } from '../reading/read.ts'
import { asDocx, sampleLines } from '../reading/sample-contract.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'
import { formOf, open, post, query, replyOf, upload } from './support.ts'

const patience = 180_000
const long = asDocx(sampleLines(300))

describe.each(engineNames)('%s: kill -9 of the shipped server while a file comes in', (engine) => {
  let database: Awaited<ReturnType<typeof lastingDatabase>>
  let env: Record<string, string>
  let server: ServerProcess
  let visitor: Visitor
  beforeAll(async () => {
    database = await lastingDatabase(engine)
    env = { ...database.env, AI_PROVIDER: 'library', PORT: await freePort() }
    server = await startServerProcess(env)
    visitor = await newVisitor(server.url)
  }, patience)
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  const restart = async () => {
    await server.kill()
    server = await startServerProcess(env)
  }
  const at = () => ({ url: server.url, visitor })
  const begin = async (name: string) => {
    const response = await post(at(), { name, bytes: long, headers: { prefer: 'respond-async' } })
    const { status, body } = await replyOf(response)
    expect(status).toBe(202)
    return body
  }
  const lastEvent = async (id: string) => {
    const path = `/api/generations/${id}/events`
    const events = await Array.fromAsync(
      eventsOf(await send(server.url, path, { headers: { cookie: visitor.cookie } })),
    )
    return events.at(-1)?.data
  }
  const loseSources = async () => {
    if (engine === 'pglite') return rm(join(env.DATA_DIR ?? '', 'sources'), { recursive: true, force: true })
    await using database = await openDatabase({ url: env.DATABASE_URL ?? '' })
    await database.run('delete from sources', [])
  }
  const sourcesFolder = () => readdir(join(env.DATA_DIR ?? '', 'sources'))

  it(
    '[G6] [D2] in the middle of reading: it is read again, to its end',
    async () => {
      const { generationId, documentId } = await begin('long.docx')
      await restart()
      expect(await lastEvent(generationId)).toMatchObject({ status: 'completed' })
      const { tree } = await query<ContractDetail>(at(), 'document.contract', { documentId })
      expect([...walkClauses(tree)]).toEqual(clausesOf(await read('long.docx', long)))
    },
    patience,
  )

  it(
    '[G6] [D2] in the middle of an upload: nothing of it is left, and it can be sent again',
    async () => {
      const form = formOf({ name: 'broken.md', bytes: '1. Term. It lasts a year.\n\n'.repeat(1000) })
      const { call, response } = open(at())
      call.write(form.subarray(0, form.length / 2))
      if (engine === 'pglite') await expect.poll(sourcesFolder).toContainEqual(expect.stringMatching(/^incoming-/))
      await restart()
      await expect(response).rejects.toThrow()
      const { items } = await query<DocumentPage>(at(), 'document.list', {})
      expect(items.map(({ title }) => title)).not.toContain('broken')
      if (engine === 'pglite') await expect.poll(sourcesFolder).not.toContainEqual(expect.stringMatching(/^incoming-/))
      expect((await upload(at(), { name: 'broken.md', bytes: '1. Term. It lasts a year.' })).status).toBe(201)
    },
    patience,
  )

  it(
    '[G6] [D2] in the middle of reading, and the file is lost with it: whoever sent it is told',
    async () => {
      const { generationId, documentId } = await begin('lost.docx')
      await server.kill()
      await loseSources()
      server = await startServerProcess(env)
      const last = await lastEvent(generationId)
      expect(last).toMatchObject({ status: 'error', error: { code: 'not_found' } })
      await expect(query(at(), 'document.get', { documentId })).rejects.toThrow('no such document')
    },
    patience,
  )
})
