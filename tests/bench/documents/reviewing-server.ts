import { randomUUID } from 'node:crypto'
import { readFileSync, watch } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startServerProcess } from '../../support/server-process.ts'
import { monotonicMs } from '../harness/monotonic.ts'

export interface ReviewTimes {
  /** From the last byte sent to the document that is there. */
  readMs: number
  /** From the last byte sent to the first finding that is shown. */
  firstFindingMs: number
  /** From the last byte sent to the end of the review. */
  reviewedMs: number
  /** The longest time the server's event loop stood still meanwhile. */
  longestBlockMs: number
}

/** The shipped server on its own database: uploads a contract, reviews it without a model, and is watched. */
export interface ReviewingServer extends AsyncDisposable {
  review(bytes: Uint8Array): Promise<ReviewTimes>
}

const loopWatch = pathToFileURL(fileURLToPath(new URL('./loop-watch.ts', import.meta.url))).href

export async function startReviewingServer(): Promise<ReviewingServer> {
  const folder = await mkdtemp(join(tmpdir(), 'clausemint-bench-'))
  const watched = join(folder, 'longest-block')
  const server = await startServerProcess({
    AI_PROVIDER: 'library',
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: `--import=${loopWatch}`,
    LOOP_WATCH: watched,
  })
  const session = await fetch(new URL('/api/session', server.url), { method: 'POST' })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''

  /** Says how long the longest block was since it was last asked. */
  const longestBlock = async (): Promise<number> => {
    const said = Promise.withResolvers<number>()
    const watcher = watch(folder, (_, name) => {
      if (name === basename(watched)) said.resolve(Number(readFileSync(watched, 'utf8')))
    })
    process.kill(server.pid, 'SIGUSR2')
    try {
      return await said.promise
    } finally {
      watcher.close()
    }
  }

  return {
    async review(bytes) {
      await longestBlock()
      const { sentAt, generationId, documentId } = await send(server.url, cookie, bytes)
      const read = await follow(server.url, cookie, generationId)
      const started = await fetch(new URL('/trpc/review.start', server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ requestId: randomUUID(), documentId, provider: 'library' }),
      })
      const { result }: { result: { data: { generationId: string } } } = JSON.parse(await started.text())
      const review = await follow(server.url, cookie, result.data.generationId)
      if (review.firstFindingAt === undefined) throw new Error('a review without findings')
      return {
        readMs: read.endedAt - sentAt,
        firstFindingMs: review.firstFindingAt - sentAt,
        reviewedMs: review.endedAt - sentAt,
        longestBlockMs: await longestBlock(),
      }
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      for (const line of server.errors) process.stderr.write(`server: ${line}\n`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function send(url: string, cookie: string, bytes: Uint8Array) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'contract.docx')
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const call = request(new URL('/api/documents', url), {
    method: 'POST',
    headers: {
      cookie,
      prefer: 'respond-async',
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': body.length,
    },
  })
  let sentAt = 0
  const answered = new Promise<string>((resolve, reject) => {
    call.on('error', reject)
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(text))
    })
  })
  call.end(body, () => {
    sentAt = monotonicMs()
  })
  const started: { generationId: string; documentId: string } = JSON.parse(await answered)
  return { sentAt, ...started }
}

/** Reads a generation's events to the end. */
async function follow(url: string, cookie: string, id: string) {
  const response = await fetch(new URL(`/api/generations/${id}/events`, url), { headers: { cookie } })
  let text = ''
  let firstFindingAt: number | undefined
  for await (const part of response.body ?? []) {
    text = text.slice(-20) + Buffer.from(part).toString('utf8')
    if (text.includes('"status":"finding"')) firstFindingAt ??= monotonicMs()
    if (text.includes('"status":"error"')) throw new Error('the server could not do it')
  }
  return { firstFindingAt, endedAt: monotonicMs() }
}
