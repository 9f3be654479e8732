import { z } from 'zod'
import { CheckFailed } from './check.ts'
import { sampleContract, sampleName, sampleQuestion, sampleTerms } from './sample-contract.ts'
import { eventsOf, type StreamEvent } from './server-sent-events.ts'
import { Streamed } from './streamed.ts'

const refusalSchema = z.object({ error: z.object({ message: z.string() }) })
const uploadedSchema = z.object({ documentId: z.string(), clauses: z.number() })

/** The routes for those without tRPC, asked as they would. */
export class PlainHttp {
  readonly #url: string
  #cookie: Promise<string> | undefined

  constructor(url: string) {
    this.#url = url
  }

  async nda(): Promise<string> {
    const streamed = new Streamed('text')
    const { partyA, partyB, purpose } = sampleTerms
    const body = { party_a: partyA.name, party_b: partyB.name, nda_type: 'two-way', purpose, jurisdiction: 'India' }
    const last = await this.#stream('/api/nda/generate/streaming/', body, streamed)
    await this.#delete(last.result?.documentId)
    return streamed.summary()
  }

  async upload(): Promise<string> {
    const { documentId, clauses } = await this.#upload()
    await this.#delete(documentId)
    if (clauses === 0) throw new CheckFailed('The contract was read, and has no clauses.')
    return `${clauses} clauses`
  }

  chat(): Promise<string> {
    return this.#aboutContract('text', '/api/chat/streaming/', { message: sampleQuestion })
  }

  review(): Promise<string> {
    return this.#aboutContract('findings', '/api/redlining/analyze/streaming/', {})
  }

  /** With a contract that is there for as long as the check takes. */
  async #aboutContract(what: 'text' | 'findings', path: string, body: object): Promise<string> {
    const { documentId } = await this.#upload()
    try {
      const streamed = new Streamed(what)
      await this.#stream(path, { document_id: documentId, ...body }, streamed)
      return streamed.summary()
    } finally {
      await this.#delete(documentId)
    }
  }

  async #upload(): Promise<z.infer<typeof uploadedSchema>> {
    const form = new FormData()
    form.append('file', new Blob([sampleContract]), sampleName)
    const response = await this.#post('/api/documents', form)
    return uploadedSchema.parse(await response.json())
  }

  async #delete(documentId: string | undefined): Promise<void> {
    await this.#post('/trpc/document.delete', JSON.stringify({ documentId }))
  }

  /** Reads a stream to its end; answers with the last event. */
  async #stream(path: string, body: object, streamed: Streamed): Promise<StreamEvent> {
    const response = await this.#post(path, JSON.stringify(body))
    if (!response.body) throw new CheckFailed('The server answered with nothing.')
    let last: StreamEvent | undefined
    for await (const event of eventsOf(response.body)) {
      streamed.see(event)
      last = event
    }
    if (last?.status !== 'completed')
      throw new CheckFailed(last?.error?.message ?? 'The stream ended before it was completed.')
    return last
  }

  /** @throws CheckFailed with the server's own words where it refuses */
  async #post(path: string, body: string | FormData): Promise<Response> {
    this.#cookie ??= this.#session()
    const headers: Record<string, string> = { cookie: await this.#cookie }
    if (typeof body === 'string') headers['content-type'] = 'application/json'
    const response = await fetch(`${this.#url}${path}`, { method: 'POST', headers, body })
    if (response.ok) return response
    const refusal = refusalSchema.safeParse(await response.json().catch(() => undefined))
    throw new CheckFailed(refusal.data?.error.message ?? `The server answered ${response.status}.`)
  }

  async #session(): Promise<string> {
    const session = await fetch(`${this.#url}/api/session`, { method: 'POST' })
    const lines = session.headers.getSetCookie()
    return lines.map((line) => line.split(';')[0]).join('; ')
  }
}
