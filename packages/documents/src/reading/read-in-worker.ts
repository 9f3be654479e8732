import { Worker } from 'node:worker_threads'
import type { ContractFile, ReadOptions } from './read-contract.ts'
import { ReadError } from './read-error.ts'
import type { ReadContract } from './read-result.ts'
import type { ReadAnswer, ReadOrder } from './worker-messages.ts'

export interface ReadingWorkersOptions {
  /** Files read at the same time; more wait. */
  threads?: number
  /** Heap of one thread, in MB; a file that needs more fails with `out_of_memory`. */
  memoryMb?: number
  /** The whole reading of one file, in milliseconds, after which its thread is ended. */
  timeoutMs?: number
}

/** Threads that read contracts. One that runs out of time or memory, or is cancelled, is ended and replaced. */
export interface ReadingWorkers extends AsyncDisposable {
  /** As `readContract`, but off the event loop, and stopped at once by `signal`. Throws only ReadError. */
  read(file: ContractFile, options?: ReadOptions): Promise<ReadContract>
  close(): Promise<void>
}

const defaults = { threads: 2, memoryMb: 512, timeoutMs: 20_000 }

/**
 * Starts a thread ahead of the first file, so that no user waits for its start. Ends everything at `close`; what is
 * being read then fails as `cancelled`.
 */
export const createReadingWorkers = (options: ReadingWorkersOptions = {}): ReadingWorkers => {
  const { threads, memoryMb, timeoutMs } = { ...defaults, ...options }
  const idle: Worker[] = []
  const alive = new Set<Worker>()
  const waiting: (() => void)[] = []
  const stops = new Set<(error: ReadError) => void>()
  let busy = 0
  let closed = false

  const start = (): Worker => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    })
    alive.add(worker)
    worker.on('exit', () => alive.delete(worker))
    // An idle thread may die; the next file gets another one.
    worker.on('error', () => alive.delete(worker))
    worker.unref()
    return worker
  }
  const end = async (worker: Worker) => {
    alive.delete(worker)
    await worker.terminate()
  }
  const take = (): Worker => {
    for (let worker = idle.pop(); worker; worker = idle.pop()) if (alive.has(worker)) return worker
    return start()
  }
  const turn = async (signal: AbortSignal | undefined): Promise<void> => {
    if (busy < threads) {
      busy++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const cancel = () => {
        const at = waiting.indexOf(go)
        if (at >= 0) waiting.splice(at, 1)
        reject(new ReadError('cancelled'))
      }
      const go = () => {
        signal?.removeEventListener('abort', cancel)
        resolve()
      }
      signal?.addEventListener('abort', cancel)
      waiting.push(go)
    })
  }

  const readWith = (worker: Worker, order: ReadOrder, { onProgress, signal }: ReadOptions): Promise<ReadContract> =>
    new Promise((resolve, reject) => {
      const settle = (outcome: () => void) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
        stops.delete(stop)
        worker.off('message', hear)
        worker.off('error', fail)
        worker.off('exit', exit)
        worker.unref()
        outcome()
      }
      const stop = (error: ReadError) => {
        settle(() => reject(error))
        void end(worker)
      }
      const cancel = () => stop(new ReadError('cancelled'))
      const fail = (cause: unknown) => {
        const memory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
        stop(new ReadError(memory ? 'out_of_memory' : 'internal', 'worker', { cause }))
      }
      const exit = () => stop(new ReadError('internal', 'worker ended'))
      const hear = (answer: ReadAnswer) => {
        if (answer.type === 'progress') onProgress?.(answer.progress)
        else if (answer.type === 'done') settle(() => resolve(answer.contract))
        else if (answer.type === 'failed') settle(() => reject(new ReadError(answer.code, answer.detail)))
      }
      const timer = setTimeout(() => stop(new ReadError('timeout', 'worker')), timeoutMs)
      stops.add(stop)
      signal?.addEventListener('abort', cancel)
      worker.on('message', hear)
      worker.on('error', fail)
      worker.on('exit', exit)
      worker.ref()
      worker.postMessage(order)
    })

  idle.push(start())
  const close = async () => {
    closed = true
    for (const stop of stops) stop(new ReadError('cancelled'))
    for (const go of waiting.splice(0)) go()
    await Promise.all([...alive].map(end))
  }
  return {
    read: async (file, readOptions = {}) => {
      if (closed || readOptions.signal?.aborted) throw new ReadError('cancelled')
      await turn(readOptions.signal)
      try {
        if (closed || readOptions.signal?.aborted) throw new ReadError('cancelled')
        const worker = take()
        const { limits } = readOptions
        const order: ReadOrder = { name: file.name, bytes: file.bytes, ...(limits ? { limits } : {}) }
        const contract = await readWith(worker, order, readOptions).finally(() => {
          if (alive.has(worker) && !closed) idle.push(worker)
        })
        return contract
      } finally {
        const next = waiting.shift()
        if (next) next()
        else busy--
        // Whoever comes next finds a thread that has already started.
        if (!closed && idle.length === 0 && busy < threads) idle.push(start())
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Reads one file in a thread of its own. For a server, `createReadingWorkers` saves the start of a thread a file. */
export const readInWorker = async (
  file: ContractFile,
  options: ReadOptions & Omit<ReadingWorkersOptions, 'threads'> = {},
): Promise<ReadContract> => {
  await using workers = createReadingWorkers({ ...options, threads: 1 })
  return await workers.read(file, options)
}
