import { type GenerationEvent, noUsage } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from './client.ts'
import { hurriedClock } from './testing/clocks.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const open = (server: TestServer) => connect({ url: server.url, clock: hurriedClock, random: () => 0 })
const answer = 'Five years, by [7.2](clause:c7?0-10).'
const events: GenerationEvent[] = [
  { type: 'consulted', clauses: 3, of: 40 },
  { type: 'delta', text: answer, offset: 0, attempt: 1 },
  {
    type: 'completed',
    usage: noUsage,
    result: {
      documentId: 'document-1',
      textLength: answer.length,
      provenance: { provider: 'library', model: 'none', location: 'local', seams: [], finishedAt: '', member: 'm' },
    },
  },
]

test('[D6] a question is answered by a generation; a text alone is one, and so is a selection', async () => {
  const sent: object[] = []
  await using server = await startTestServer({
    answer(_, input) {
      sent.push(input)
      return { generationId: 'generation-1', documentId: 'document-1' }
    },
    async *follow() {
      for (const [index, event] of events.entries()) yield [index + 1, event]
    },
  })
  await using client = open(server)
  const chat = client.chat('document-1')
  expect(await chat.send('How long?', { requestId: 'request-1' }).text).toBe(answer)
  const question = { intent: 'explain', selection: { clauseId: 'c7', quote: 'five years' } } as const
  expect(await chat.send(question, { requestId: 'request-2', provider: 'llama' }).id).toBe('generation-1')
  expect(sent).toEqual([
    { documentId: 'document-1', requestId: 'request-1', question: { text: 'How long?' } },
    { documentId: 'document-1', requestId: 'request-2', question, provider: 'llama' },
  ])
})

test('[G2] a question whose answer was lost is asked once', async () => {
  const names: unknown[] = []
  await using server = await startTestServer({
    answer(_, input, { cut }) {
      names.push('requestId' in input && input.requestId)
      if (names.length === 1) cut()
      return { generationId: 'generation-1', documentId: 'document-1' }
    },
  })
  await using client = open(server)
  expect(await client.chat('document-1').send('How long?').id).toBe('generation-1')
  expect(names).toHaveLength(2)
  expect(names[1]).toBe(names[0])
})
