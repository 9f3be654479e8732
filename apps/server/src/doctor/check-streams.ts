import { connect } from '@clausemint/client'
import type { NdaTermsInput } from '@clausemint/protocol'
import { z } from 'zod'
import { CheckFailed, type CheckResult, check } from './check.ts'
import { Streamed } from './streamed.ts'

const terms: NdaTermsInput = {
  partyA: { name: 'Doctor One' },
  partyB: { name: 'Doctor Two' },
  purpose: 'Checking an installation',
}

/** The product's own streams, from end to end through a server. `mostMs`: how long one may take. */
export const checkStreams = async (url: string, mostMs: number): Promise<CheckResult[]> => [
  await check('nda over the typed client', () => ndaOverClient(url), mostMs),
  await check('nda over plain HTTP', () => ndaOverHttp(url), mostMs),
]

async function ndaOverClient(url: string): Promise<string> {
  await using client = connect({ url })
  const streamed = new Streamed()
  const generation = client.generate.nda(terms)
  const documentId = await generation.documentId
  try {
    for await (const event of generation.events) {
      if (event.type === 'delta') streamed.add(event.text)
      if (event.type === 'error') throw new CheckFailed(event.error.message)
    }
  } finally {
    await client.documents.delete(documentId)
  }
  return streamed.summary()
}

async function ndaOverHttp(url: string): Promise<string> {
  const session = await fetch(`${url}/api/session`, { method: 'POST' })
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const headers = { 'content-type': 'application/json', cookie }
  const response = await fetch(`${url}/api/nda/generate/streaming/`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      party_a: 'Doctor One',
      party_b: 'Doctor Two',
      nda_type: 'two-way',
      purpose: terms.purpose,
      jurisdiction: 'India',
    }),
  })
  if (!response.ok || !response.body) throw new CheckFailed(`The server answered ${response.status}.`)
  const streamed = new Streamed()
  let last: StreamEvent | undefined
  for await (const event of eventsOf(response.body)) {
    if (event.status === 'delta') streamed.add(event.text ?? '')
    last = event
  }
  if (last?.status !== 'completed')
    throw new CheckFailed(last?.error?.message ?? 'The stream ended before it was completed.')
  const body = JSON.stringify({ documentId: last.result?.documentId })
  await fetch(`${url}/trpc/document.delete`, { method: 'POST', headers, body })
  return streamed.summary()
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let rest = ''
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event) yield event
    }
  }
}

const eventSchema = z.looseObject({
  status: z.string(),
  text: z.string().optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z.object({ documentId: z.string() }).optional(),
})
type StreamEvent = z.infer<typeof eventSchema>

/** The event of one server-sent block; none for a comment. */
function eventOf(block: string): StreamEvent | undefined {
  const line = block.split('\n').find((part) => part.startsWith('data: '))
  return line === undefined ? undefined : eventSchema.parse(JSON.parse(line.slice('data: '.length)))
}
