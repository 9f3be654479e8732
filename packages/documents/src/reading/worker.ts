import { parentPort } from 'node:worker_threads'
import { readContract } from './read-contract.ts'
import { ReadError } from './read-error.ts'
import type { ReadAnswer, ReadOrder } from './worker-messages.ts'

/** The thread's side of `readInWorker`: one file after the other, each answered by progress and one end. */
const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread')
const answer = (message: ReadAnswer) => port.postMessage(message)

port.on('message', async ({ name, bytes, limits }: ReadOrder) => {
  try {
    const contract = await readContract(
      { name, bytes },
      { ...(limits ? { limits } : {}), onProgress: (progress) => answer({ type: 'progress', progress }) },
    )
    answer({ type: 'done', contract })
  } catch (error) {
    const known = error instanceof ReadError ? error : new ReadError('internal')
    answer({ type: 'failed', code: known.code, ...(known.detail === undefined ? {} : { detail: known.detail }) })
  }
})
answer({ type: 'ready' })
