import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { dialects } from '../../faults/dialect.ts'
import { FaultServer } from '../../faults/fault-server.ts'
import { layPglite } from '../../support/pglite.ts'
import { freshPostgres } from '../../support/postgres.ts'
import { startServer } from '../../support/server.ts'
import { emptyFolder, spawnEntry } from '../providers/support/entry.ts'
import { customEnvironment } from '../providers/support/peers.ts'

/** No local model is looked for, and no server that happens to run here is taken for the product's. */
const alone = { OLLAMA_BASE_URL: 'http://127.0.0.1:1', PORT: '1' }

const reportSchema = z.strictObject({
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['passed', 'failed', 'not configured']),
      detail: z.string().min(1),
    }),
  ),
  passed: z.number(),
  failed: z.number(),
})

/** What the doctor says of an installation with this environment and no other. */
async function examine(env: Record<string, string>, args: string[] = ['--json']) {
  await using folder = await emptyFolder()
  await using doctor = spawnEntry('doctor/main.ts', { folder: folder.path, env: { ...alone, ...env }, args })
  const exitCode = await doctor.exitCode
  return { exitCode, stdout: doctor.stdout, stderr: doctor.stderr }
}

async function report(env: Record<string, string>) {
  const { exitCode, stdout, stderr } = await examine(env)
  // All of it: nothing else may be on standard output.
  const { checks, passed, failed } = reportSchema.parse(JSON.parse(stdout))
  expect(passed).toBe(checks.filter(({ status }) => status === 'passed').length)
  expect(failed).toBe(checks.filter(({ status }) => status === 'failed').length)
  expect(exitCode).toBe(failed === 0 ? 0 : 1)
  const of = (name: string) => checks.find((check) => check.name === name)
  return { names: checks.map(({ name }) => name), of, failed, stderr }
}

const chat = dialects.find(({ name }) => name === 'custom')

describe('npm run doctor', { timeout: 180_000 }, () => {
  it('passes where nothing is configured, and takes no stranger on the port for the server', async () => {
    const stranger = createServer((_, response) => response.end('<!doctype html>')).listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    const { port } = stranger.address() as AddressInfo
    const { names, of, failed } = await report({ PORT: String(port) })
    stranger.close()
    expect(failed).toBe(0)
    expect(names).toEqual([
      'environment',
      ...['mistral', 'llama', 'library', 'openai', 'claude', 'gemini', 'mistral-api', 'custom'].map(
        (name) => `provider ${name}`,
      ),
      'database',
      ...['nda', 'upload', 'chat', 'review'].flatMap((stream) => [
        `${stream} over the typed client`,
        `${stream} over plain HTTP`,
      ]),
    ])
    expect(of('provider openai')).toMatchObject({ status: 'not configured' })
    expect(of('provider mistral')).toMatchObject({ status: 'not configured' })
    expect(of('database')).toMatchObject({ status: 'passed', detail: expect.stringContaining('embedded') })
    expect(of('nda over the typed client')?.detail).toMatch(/^\d+ chunks, first after \d+ ms, \d{4,} characters$/)
    for (const way of ['the typed client', 'plain HTTP']) {
      expect(of(`upload over ${way}`)?.detail).toMatch(/\d clauses$/)
      expect(of(`chat over ${way}`)?.detail).toMatch(/^\d+ chunks, first after \d+ ms, \d{2,} characters$/)
      expect(of(`review over ${way}`)?.detail).toMatch(/^\d+ findings, first after \d+ ms$/)
    }
  })

  it('ticks a provider that streams and crosses one that fails, with what to do', async () => {
    await using peer = await FaultServer.open()
    await using broken = await FaultServer.open()
    peer.handler = (exchange) => {
      if (!chat?.isModelCall(exchange.path)) return exchange.json(200, { data: [] })
      exchange.head(chat.contentType).write(chat.text('# An agreement\n\n'))
      exchange.end(`${chat.text('Of two parties.')}${chat.end}`)
    }
    broken.handler = (exchange) => exchange.json(401, { error: { message: `not ${exchange.headers.authorization}` } })
    await using server = await startServer()
    const env = {
      PORT: new URL(server.url).port,
      AI_PROVIDER: 'alpha',
      AI_FALLBACK: 'beta',
      CUSTOM_PROVIDERS: 'alpha,beta',
      ...customEnvironment('alpha', `${peer.url}/v1`),
      ...customEnvironment('beta', `${broken.url}/v1`),
      BETA_API_KEY: 'sk-beta-4711',
    }
    const { exitCode, stdout, stderr } = await examine(env, [])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/✓ provider alpha +alpha-model \(local\): 2 chunks, first token \d+ ms, 31 characters/)
    expect(stdout).toMatch(/✗ provider beta +beta refused the API key/)
    expect(stdout).toMatch(/✓ nda over the typed client/)
    expect(stdout).toMatch(/✓ chat over plain HTTP/)
    expect(stdout).toMatch(/· provider openai +not configured/)
    expect(stdout).toMatch(/\n12\/13 passed\n$/)
    expect(stdout + stderr).not.toContain('sk-beta-4711')
  })

  it('looks through the server that runs, and leaves nothing behind there', async () => {
    await using database = await freshPostgres(inject('postgresUrl'))
    await using server = await startServer({ env: { DATABASE_URL: database.url } })
    const { of, failed } = await report({ DATABASE_URL: database.url, PORT: new URL(server.url).port })
    expect(failed).toBe(0)
    expect(of('database')?.detail).toContain(`reached by the server at ${server.url}`)
    expect(of('nda over plain HTTP')).toMatchObject({ status: 'passed' })
    const sql = postgres(database.url)
    expect(await sql`select count(*)::int as documents from documents`).toMatchObject([{ documents: 0 }])
    await sql.end()
  })

  it('says that the database is in use by another process', async () => {
    await using folder = await emptyFolder()
    await layPglite(folder.path)
    await using _server = await startServer({ dataDir: folder.path })
    const { of, failed } = await report({ DATA_DIR: folder.path })
    expect(failed).toBe(1)
    expect(of('database')).toMatchObject({ status: 'failed' })
    expect(of('database')?.detail).toContain(folder.path)
  })

  it('says what is wrong with the environment', async () => {
    const { names, of } = await report({ AI_PROVIDER: 'claude' })
    expect(names).toEqual(['environment'])
    expect(of('environment')?.detail).toBe('AI_PROVIDER names claude, which needs CLAUDE_API_KEY')
  })
})
