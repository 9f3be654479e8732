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

/** The product's own streams, from end to end through a server. */
export const checkStreams = async (url: string): Promise<CheckResult[]> => [
  await check('nda over the typed client', () => ndaOverClient(url)),
  await check('nda over plain HTTP', () => ndaOverHttp(url)),
]

async function ndaOverClient(url: string): Promise<string> {
  await using client = connect({ url })
  const streamed = new Streamed()
  const generation = client.generate.nda(terms)
  for await (const event of generation.events) {
    if (event.type === 'delta') streamed.add(event.text)
    if (event.type === 'error') throw new CheckFailed(event.error.message)
  }
  await client.documents.delete(await generation.documentId)
  return streamed.summary()
}

async function ndaOverHttp(url: string): Promise<string> {
  const session = await fetch(`${url}/api/session`, { method: 'POST' })
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const response = await fetch(`${url}/api/nda/generate/streaming/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
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
  let rest = ''
  let completed = false
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + part).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = dataOf(event)
      if (data?.status === 'delta') streamed.add(data.text ?? '')
      completed ||= data?.status === 'completed'
    }
  }
  if (!completed) throw new CheckFailed('The stream ended before it was completed.')
  return streamed.summary()
}

const eventSchema = z.looseObject({ status: z.string(), text: z.string().optional() })

/** The event of one server-sent block; none for a comment. */
function dataOf(block: string): z.infer<typeof eventSchema> | undefined {
  const line = block.split('\n').find((part) => part.startsWith('data: '))
  return line === undefined ? undefined : eventSchema.parse(JSON.parse(line.slice('data: '.length)))
}
