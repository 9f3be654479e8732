import type { Clock } from '@clausemint/ai'
import type { Repositories, SourceStore } from '@clausemint/db'
import { ReadError, type ReadErrorCode, type ReadProgress } from '@clausemint/documents'
import type { ContractReading, ContractWorkers } from '@clausemint/documents/workers'
import {
  AppError,
  type AppErrorCode,
  type DocumentId,
  type GenerationEvent,
  type MemberId,
  type Progress,
} from '@clausemint/protocol'
import { z } from 'zod'
import { noBounds, type Task, type TaskContext } from '../generation/task.ts'
import { eventsOfCall } from './events-of-call.ts'

export interface ReadTaskParts {
  workers: Pick<ContractWorkers, 'read'>
  sources: Pick<SourceStore, 'read' | 'removeUnused'>
  documents: Pick<Repositories['documents'], 'upload'>
  contracts: Pick<Repositories['contracts'], 'store' | 'markRead' | 'abandon'>
  uploadBytes: number
  uploadPages: number
}

/** A file that was uploaded. */
export const readInputSchema = z.strictObject({
  name: z.string(),
  /** Its name in the source store. */
  hash: z.string(),
  bytes: z.int(),
})
export type ReadInput = z.infer<typeof readInputSchema>

/** Reading an uploaded file into the clause tree of its document (D1, D2). It asks no model. */
export const createReadTask = (parts: ReadTaskParts): Task => ({
  kind: 'read',
  async prepare(input, { documentId, member }) {
    const { documents, contracts, sources } = parts
    const file = readInputSchema.parse(input)
    const upload = await documents.upload(documentId)
    if (upload?.state === 'ready') throw new AppError('conflict', 'This file has been read already.')
    if (upload && upload.sourceHash === null) throw gone()
    const made: { reading?: ContractReading } = {}
    return {
      kind: 'read',
      rewrites: true,
      versions: {},
      bounds: noBounds,
      run: (context) => read(parts, { file, documentId, member, made }, context),
      settle: async ({ type }) => {
        const { reading } = made
        if (type !== 'completed' || !reading) return (tx) => contracts.abandon(tx, documentId)
        const { format, pages, remarks, markdown } = reading
        return (tx) =>
          contracts.markRead(tx, documentId, { format, remarks, text: markdown, ...(pages !== undefined && { pages }) })
      },
      afterwards: async ({ type }) => {
        if (type !== 'completed') await sources.removeUnused(file.hash)
      },
    }
  },
})

interface Work {
  file: ReadInput
  documentId: DocumentId
  member: MemberId
  made: { reading?: ContractReading }
}

async function* read(
  { workers, sources, contracts, uploadBytes, uploadPages }: ReadTaskParts,
  { file, documentId, member, made }: Work,
  { signal, clock }: TaskContext,
): AsyncGenerator<GenerationEvent> {
  yield { type: 'progress', stage: 'receiving', done: file.bytes, total: file.bytes }
  const reading = eventsOfCall((tell: (progress: ReadProgress) => void) =>
    workers.read(
      {
        name: file.name,
        async bytes() {
          const bytes = await sources.read(file.hash)
          if (!bytes) throw gone()
          return bytes
        },
      },
      { limits: { maxBytes: uploadBytes, maxPages: uploadPages }, onProgress: tell, signal, owner: member },
    ),
  )
  try {
    yield* inSteps(reading.events, clock)
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof ReadError ? appErrorOfReading(error) : error
  }
  made.reading = await reading.result
  const { tree } = made.reading
  const storing = eventsOfCall((tell: (progress: Progress) => void) => {
    tell({ stage: 'storing', done: 0, total: made.reading?.stats.clauses ?? 0 })
    return contracts.store(documentId, tree, (done, total) => {
      signal.throwIfAborted()
      tell({ stage: 'storing', done, total })
    })
  })
  try {
    yield* inSteps(storing.events, clock)
  } finally {
    // What is being written while this is stopped is written before what it leaves is taken back.
    await storing.result.catch(() => {})
  }
}

/** A stage that is over before anybody could read how far it is needs one event, for each is a commit. */
const stepMs = 150

async function* inSteps(told: AsyncIterable<Progress>, clock: Clock): AsyncGenerator<GenerationEvent> {
  let current: string | undefined
  let toldAt = 0
  for await (const { stage, done, total = 0 } of told) {
    const at = clock.now()
    if (stage === current && at - toldAt < stepMs) continue
    current = stage
    toldAt = at
    yield { type: 'progress', stage, done, total }
  }
}

const codes: Partial<Record<ReadErrorCode, AppErrorCode>> = {
  too_large: 'too_large',
  too_many_pages: 'too_large',
  bomb: 'too_large',
  out_of_memory: 'too_large',
  internal: 'internal',
}

/** The reader's own words are the user's: what is wrong and what to do, and nothing of the file. */
const appErrorOfReading = (error: ReadError): AppError =>
  new AppError(codes[error.code] ?? 'invalid_input', error.message, { reason: error.code }, { cause: error })

const gone = () => new AppError('not_found', 'This file is not here any more. Upload it again.')
