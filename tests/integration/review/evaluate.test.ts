import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { emptyFolder, spawnEntry } from '../providers/support/entry.ts'

const text = 'The Recipient shall not reverse engineer anything.\nIt may keep one copy in its files.'
const document = {
  text,
  spans: [
    [0, 50],
    [51, 86],
  ],
  annotation_sets: [
    {
      annotations: {
        'nda-11': { choice: 'Entailment', spans: [0] },
        'nda-20': { choice: 'Entailment', spans: [1] },
      },
    },
  ],
}
const data = {
  documents: [document, { ...document, text: text.toUpperCase() }],
  labels: { 'nda-11': { hypothesis: 'No reverse engineering.' }, 'nda-20': { hypothesis: 'Some may be retained.' } },
}

it('[D3] a provider is measured on the statements, on as many documents as are wanted', async () => {
  await using folder = await emptyFolder()
  await using peer = await startModelPeer()
  const file = join(folder.path, 'dev.json')
  await writeFile(file, JSON.stringify(data))
  await using running = spawnEntry('evaluation/main.ts', {
    folder: folder.path,
    env: peerEnvironment(peer),
    args: ['--contract-nli', file, '--provider', 'custom', '--limit', '1', '--json'],
  })
  const reply = await peer.next()
  expect(JSON.stringify(reply.body)).toContain('nda-11')
  await reply.token('{"statement": "nda-11", "choice": "Entailment", "evidence": ["shall not reverse engineer"]}\n')
  await reply.token('{"statement": "nda-20", "choice": "Contradiction", "evidence": ["It may keep one copy"]}\n')
  reply.finish()
  expect(await running.exitCode).toBe(0)
  expect(JSON.parse(running.stdout)).toMatchObject({
    documents: 1,
    answers: 2,
    accuracy: 0.5,
    evidenceOverlap: 1,
    constantPerStatement: 1,
    perStatement: [
      { statement: 'nda-11', accuracy: 1 },
      { statement: 'nda-20', accuracy: 0 },
    ],
  })
  expect(running.stderr).toBe('')
})

it('a provider that is not set up, or fails, is named in one line', async () => {
  await using folder = await emptyFolder()
  await using peer = await startModelPeer()
  const file = join(folder.path, 'dev.json')
  await writeFile(file, JSON.stringify(data))
  const run = (provider: string) =>
    spawnEntry('evaluation/main.ts', {
      folder: folder.path,
      env: peerEnvironment(peer),
      args: ['--contract-nli', file, '--provider', provider],
    })
  await using unknown = run('nobody')
  expect(await unknown.exitCode).toBe(1)
  expect(unknown.stderr).toMatch(/^nobody: [^\n]*no provider[^\n]*\n$/i)
  await using refused = run('custom')
  const reply = await peer.next()
  reply.status(401)
  expect(await refused.exitCode).toBe(1)
  expect(refused.stderr).toMatch(/^custom: [^\n]+\n$/)
})
