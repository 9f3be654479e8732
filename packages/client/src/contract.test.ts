import { AppError, type Decision, type Playbook } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { connect } from './client.ts'
import { hurriedClock } from './testing/clocks.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const open = (server: TestServer) => connect({ url: server.url, clock: hurriedClock, random: () => 0 })

const documentId = 'document-1'
const playbook: Playbook = {
  id: 'ours',
  version: 1,
  name: 'Ours',
  description: '',
  kind: 'nda',
  side: 'mutual',
  positions: {},
}

const calls: [string, (client: Client) => Promise<unknown>, object][] = [
  ['document.contract', (client) => client.documents.contract(documentId), { documentId }],
  ['review.get', (client) => client.reviews.get(documentId), { documentId }],
  [
    'suggestion.decide',
    (client) => client.suggestions.decide(documentId, { findingId: 'f', verdict: 'accepted', wording: 'two years' }),
    { documentId, findingId: 'f', verdict: 'accepted', wording: 'two years' },
  ],
  [
    'suggestion.decideAll',
    (client) => client.suggestions.decideAll(documentId, { findingIds: ['f', 'g'], verdict: 'rejected' }),
    { documentId, findingIds: ['f', 'g'], verdict: 'rejected' },
  ],
  ['suggestion.undo', (client) => client.suggestions.undo(documentId, 'f'), { documentId, findingId: 'f' }],
  [
    'clause.edit',
    (client) => client.clauses.edit(documentId, { clauseId: 'c', version: 2, text: 'words' }),
    { documentId, clauseId: 'c', version: 2, text: 'words' },
  ],
  [
    'clause.editHeading',
    (client) => client.clauses.editHeading(documentId, { clauseId: 'c', before: 'Term', heading: 'Duration' }),
    { documentId, clauseId: 'c', before: 'Term', heading: 'Duration' },
  ],
  [
    'comment.add',
    (client) => client.comments.add(documentId, { text: 'why?', clauseId: 'c', commentId: 'comment-1' }),
    { documentId, text: 'why?', clauseId: 'c', commentId: 'comment-1' },
  ],
  [
    'comment.remove',
    (client) => client.comments.remove(documentId, 'comment-1'),
    { documentId, commentId: 'comment-1' },
  ],
  ['chat.history', (client) => client.chat(documentId).history(), { documentId }],
  ['playbook.list', (client) => client.playbooks.list(), {}],
  ['playbook.get', (client) => client.playbooks.get('ours'), { playbookId: 'ours' }],
  ['playbook.save', (client) => client.playbooks.save(playbook), { playbook }],
]

test.each(calls)('%s takes what it is given and gives what the server answers', async (path, make, input) => {
  const seen: unknown[] = []
  await using server = await startTestServer({
    answer(path, input) {
      seen.push([path, input])
      return { answerTo: path }
    },
  })
  await using client = open(server)
  expect(await make(client)).toEqual({ answerTo: path })
  expect(seen).toEqual([[path, input]])
})

test.each(calls)('%s is sent again when the connection is lost before the answer', async (_, make) => {
  const seen: unknown[] = []
  await using server = await startTestServer({
    answer(path, input, { cut }) {
      seen.push([path, input])
      if (seen.length === 1) cut()
      return 'done'
    },
  })
  await using client = open(server)
  expect(await make(client)).toBe('done')
  expect(seen).toHaveLength(2)
  expect(seen[1]).toEqual(seen[0])
})

test('[G2] a comment whose answer was lost is sent again under the same name', async () => {
  const names: unknown[] = []
  await using server = await startTestServer({
    answer(_, input, { cut }) {
      names.push('commentId' in input && input.commentId)
      if (names.length === 1) cut()
      return {}
    },
  })
  await using client = open(server)
  await client.comments.add(documentId, { text: 'why?' })
  expect(names[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(names[1]).toBe(names[0])
})

test('[R3] who is too late is told the decision that was first', async () => {
  const decision: Decision = { findingId: 'f', verdict: 'rejected', by: 'other', at: '2026-01-01T00:00:00Z' }
  await using server = await startTestServer({
    answer() {
      throw new AppError('conflict', 'Somebody else was first.', { decision })
    },
  })
  await using client = open(server)
  await expect(client.suggestions.decide(documentId, { findingId: 'f', verdict: 'accepted' })).rejects.toMatchObject({
    code: 'conflict',
    details: { decision },
  })
})
