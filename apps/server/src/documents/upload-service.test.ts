import { FakeClock } from '@clausemint/ai/testing'
import { type GenerationEvent, type GenerationResult, generationStream, noUsage } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../generation/generation-snapshot.ts'
import { EventLog } from '../log/event-log.ts'
import { sharedStorage } from '../log/shared-storage.fixture.ts'
import { Revocations } from '../sessions/revocations.ts'
import { UploadService } from './upload-service.ts'

const started = { generationId: 'g', documentId: 'd' }
const stream = generationStream('g')
const at = '2026-11-22T12:00:00.000Z'
const document = { id: 'd', title: 'Theirs', format: 'md', localOnly: false, createdAt: at, updatedAt: at, text: '' }
const result: GenerationResult = {
  documentId: 'd',
  textLength: 0,
  provenance: { provider: 'library', model: 'm', location: 'local', seams: [], finishedAt: at, member: 'm' },
}

function waiting() {
  const { storage } = sharedStorage()
  const log = new EventLog<GenerationEvent>({
    storage,
    clock: new FakeClock(),
    snapshotOf,
    onStall: () => {},
    onUnread: () => {},
  })
  const revocations = new Revocations()
  const leaving = new AbortController()
  const service = new UploadService({
    concurrentUploads: 2,
    sources: {
      begin: () => Promise.reject(new Error('not asked for')),
      read: async () => null,
      removeUnused: async () => {},
      sweep: async () => {},
    },
    generations: {
      start: async () => started,
      streamFor: async () => ({ log, stream, whenRevoked: (callback) => revocations.watch(stream, callback) }),
    },
    documents: { get: async () => ({ ...document, format: 'md' as const }) },
  })
  const outcome = service.outcome('m', started, leaving.signal)
  outcome.catch(() => {})
  return { service, outcome, leaving, revocations, say: (...events: GenerationEvent[]) => log.append(stream, events) }
}

describe('waiting for a file to be read', () => {
  it('[D2] ends with the document', async () => {
    const { outcome, say } = waiting()
    await say({ type: 'progress', stage: 'storing', done: 7, total: 7 }, { type: 'completed', usage: noUsage, result })
    expect(await outcome).toEqual({ ...started, title: 'Theirs', format: 'md', clauses: 7 })
  })

  it('[D2] ends with the reason why there is none', async () => {
    const failed = waiting()
    const error = { code: 'too_large', message: 'Too many pages.', retryable: false, limit: 'pages' } as const
    await failed.say({ type: 'error', error })
    await expect(failed.outcome).rejects.toMatchObject({ body: error })
    const cancelled = waiting()
    const receipt = { by: 'm', textLength: 0, upstreamClosedMs: 0, usage: noUsage }
    await cancelled.say({ type: 'cancelled', receipt })
    await expect(cancelled.outcome).rejects.toMatchObject({ code: 'conflict' })
  })

  it('[R4] [T6] ends when the document is deleted, or the server leaves', async () => {
    const deleted = waiting()
    await deleted.say({ type: 'progress', stage: 'parsing', done: 0 })
    deleted.revocations.revoke(stream)
    await expect(deleted.outcome).rejects.toMatchObject({ code: 'not_found' })
    const left = waiting()
    await left.say({ type: 'progress', stage: 'parsing', done: 0 })
    left.leaving.abort()
    await expect(left.outcome).rejects.toMatchObject({ code: 'shutting_down' })
  })
})

it('[G8] a member sends so many files at a time', () => {
  const { service } = waiting()
  const first = service.admit('m')
  service.admit('m')
  expect(() => service.admit('m')).toThrow('You are uploading 2 files')
  first[Symbol.dispose]()
  service.admit('m')
})
