import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from '../../support/server-process.ts'

export interface Product extends AsyncDisposable {
  url: string
  pid: number
  cookie: string
  /** Starts one NDA a subject, and returns the generations' ids in that order. */
  generate(subjects: readonly string[]): Promise<string[]>
}

export interface ProductOptions {
  modelUrl: string
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string
  /** A folder for V8's CPU profile of the server. */
  profile?: string | undefined
}

/** One visitor of the benchmark is thousands of people. */
const limits = {
  LIMIT_CONCURRENT_GENERATIONS: '10000',
  LIMIT_GENERATIONS_PER_MINUTE: '1000000',
  LIMIT_SOCKETS_PER_MEMBER: '20000',
  LIMIT_SUBSCRIPTIONS_PER_SOCKET: '1000',
  LIMIT_MESSAGES_PER_SECOND: '10000',
}

/** The shipped entry point, with storage, sessions and guards: only the provider's address and the limits differ. */
export async function startProduct({ modelUrl, databaseUrl, profile }: ProductOptions): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'clausemint-bench-'))
  const server = await startServerProcess({
    ...limits,
    ...(databaseUrl === undefined ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }),
    ...(profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` }),
    AI_PROVIDER: 'custom',
    CUSTOM_BASE_URL: modelUrl,
    CUSTOM_MODEL: 'bench',
    LOG_LEVEL: 'warn',
  })
  const { url, pid } = server
  // A benchmark that is stopped, or takes too long, leaves nothing behind.
  const abandon = () => {
    process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const cookie = await session(url)
  return {
    url,
    pid,
    cookie,
    async generate(subjects) {
      const ids: string[] = []
      for (let from = 0; from < subjects.length; from += 50)
        ids.push(
          ...(await Promise.all(subjects.slice(from, from + 50).map((subject) => generate(url, cookie, subject)))),
        )
      return ids
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', abandon)
      if (profile === undefined) await server[Symbol.asyncDispose]()
      else await server.stop()
      for (const line of server.errors) process.stderr.write(`server: ${line}\n`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function session(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, { method: 'POST' })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function generate(url: string, cookie: string, subject: string): Promise<string> {
  const terms = { partyA: { name: subject }, partyB: { name: 'Bench' }, purpose: 'Measuring' }
  const response = await fetch(`${url}/trpc/nda.generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ requestId: crypto.randomUUID(), terms }),
  })
  if (!response.ok) throw new Error(`generate answered ${response.status}: ${await response.text()}`)
  const { result }: { result: { data: { generationId: string } } } = JSON.parse(await response.text())
  return result.data.generationId
}
