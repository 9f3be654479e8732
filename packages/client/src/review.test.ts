import {
  AppError,
  type Finding,
  type GenerationEvent,
  initialGenerationState,
  noUsage,
  type ReviewResult,
} from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from './client.ts'
import { hurriedClock } from './testing/clocks.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const open = (server: TestServer) => connect({ url: server.url, clock: hurriedClock, random: () => 0 })
const started = { generationId: 'generation-1', documentId: 'document-1' }

const finding = (id: string): Finding => ({
  id,
  check: 'term',
  title: 'Term',
  origin: 'checks',
  risk: 'amber',
  outcome: 'fallback',
  weight: 'should',
  reason: 'It is long.',
})
const found = (id: string): GenerationEvent => ({ type: 'finding', finding: finding(id) })

const result: ReviewResult = {
  mode: 'playbook',
  playbook: { id: 'mutual-nda', name: 'Mutual NDA', version: 1 },
  checksVersion: '1',
  summary: {
    byRisk: { red: 0, amber: 2, green: 0 },
    byOutcome: { preferred: 0, fallback: 2, unacceptable: 0, missing: 0, 'not-covered': 0 },
    riskPercent: 40,
    negotiateFirst: [],
  },
  unanchored: 0,
  unreadable: 0,
}
const provenance = { provider: 'library', model: 'none', location: 'local', seams: [], finishedAt: '', member: 'm' }
const completed = (review?: ReviewResult): GenerationEvent => ({
  type: 'completed',
  usage: noUsage,
  result: {
    documentId: 'document-1',
    textLength: 0,
    provenance: { ...provenance, location: 'local', seams: [] },
    ...(review && { review }),
  },
})

/** A server whose review has these events, and the calls that started one. */
async function reviewing(events: GenerationEvent[]) {
  const calls: [string, object][] = []
  const server = await startTestServer({
    answer(path, input) {
      calls.push([path, input])
      return started
    },
    async *follow(after) {
      for (const [index, event] of events.entries()) if (index >= after) yield [index + 1, event]
    },
  })
  return { server, calls }
}

const idsOf = async (findings: AsyncIterable<Finding>) => (await Array.fromAsync(findings)).map(({ id }) => id)

test('[D3] a review gives each finding once, as it comes, and its result', async () => {
  const { server, calls } = await reviewing([found('a'), found('b'), found('a'), completed(result)])
  await using _ = server
  await using client = open(server)
  const review = client.review('document-1', { playbookId: 'mutual-nda', requestId: 'request-1' })
  expect(await review.id).toBe('generation-1')
  expect(await idsOf(review.findings)).toEqual(['a', 'b'])
  expect(await idsOf(review.findings)).toEqual(['a', 'b'])
  expect(await review.result).toEqual(result)
  expect(calls).toEqual([
    ['review.start', { documentId: 'document-1', requestId: 'request-1', playbookId: 'mutual-nda' }],
  ])
})

test('one clause is reviewed by itself', async () => {
  const { server, calls } = await reviewing([completed(result)])
  await using _ = server
  await using client = open(server)
  const review = client.review('document-1', { clauseId: 'clause-7', requestId: 'request-1', provider: 'llama' })
  expect(await idsOf(review.findings)).toEqual([])
  expect(calls).toEqual([
    ['review.clause', { documentId: 'document-1', requestId: 'request-1', clauseId: 'clause-7', provider: 'llama' }],
  ])
})

test('[EL5] findings that a snapshot holds are among them', async () => {
  const state = { ...initialGenerationState, findings: [finding('a'), finding('b')] }
  const { server } = await reviewing([
    found('a'),
    { type: 'snapshot', state },
    found('b'),
    found('c'),
    completed(result),
  ])
  await using _ = server
  await using client = open(server)
  expect(await idsOf(client.review('document-1').findings)).toEqual(['a', 'b', 'c'])
})

test('findings of a review that did not end well end with its error, after those there were', async () => {
  const failed = new AppError('provider_failed', 'Nobody could go on.')
  const receipt = { by: 'm', textLength: 0, upstreamClosedMs: 0, usage: noUsage }
  const ends: [GenerationEvent, string][] = [
    [{ type: 'error', error: failed.body }, 'provider_failed'],
    [{ type: 'cancelled', receipt }, 'interrupted'],
  ]
  for (const [end, code] of ends) {
    const { server } = await reviewing([found('a'), end])
    await using _ = server
    await using client = open(server)
    const review = client.review('document-1')
    const seen: string[] = []
    const reading = (async () => {
      for await (const { id } of review.findings) seen.push(id)
    })()
    await expect(reading).rejects.toMatchObject({ code })
    expect(seen).toEqual(['a'])
    await expect(review.result).rejects.toMatchObject({ code })
  }
})

test('a review that says it is complete and has no result is an error', async () => {
  const { server } = await reviewing([completed()])
  await using _ = server
  await using client = open(server)
  await expect(client.review('document-1').result).rejects.toMatchObject({ code: 'internal' })
})
