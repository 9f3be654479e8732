import type { Clause, Finding } from '@clausemint/protocol'
import type { ReadOptions } from '../reading/read-contract.ts'
import { ReadError } from '../reading/read-error.ts'
import type { CheckOrder, CheckResult } from '../review/check-contract.ts'
import { ReadingPace } from './reading-pace.ts'
import { type Thread, ThreadError, ThreadPool } from './thread-pool.ts'
import type { ContractReading, WorkerAnswer, WorkerOrder } from './worker-messages.ts'

export { ThreadError, type ThreadFailure } from './thread-pool.ts'
export type { ContractReading } from './worker-messages.ts'

export interface ContractWorkersOptions {
  /** Files read and contracts checked at the same time; more wait. */
  threads?: number
  /** Heap of one thread, and again so much outside of it, in MB; a file that needs more fails with `out_of_memory`. */
  memoryMb?: number
  /** The whole reading of one file, or checking of one contract, in milliseconds, after which its thread is ended. */
  timeoutMs?: number
  /**
   * One step of a reading (a page of a pdf, a stage of the other formats), in milliseconds of processor time, so that a
   * busy machine makes no file unreadable. Whatever takes longer was made to.
   */
  stepMs?: number
}

export interface FileToRead {
  /** As the user named it: only its ending is looked at. */
  name: string
  /** Asked for once a thread is free: files that wait take no memory. */
  bytes(): Uint8Array | Promise<Uint8Array>
}

/** Whose it is: one owner's files and contracts never keep all threads from everybody else's. */
interface Owned {
  owner?: string | undefined
}

export interface CheckOptions extends Owned {
  /** Called synchronously, in the order of the checks. */
  onFinding?: (finding: Finding) => void
  signal?: AbortSignal | undefined
}

/** Threads that read and check contracts. One that runs out of time or memory, or is cancelled, is ended and replaced. */
export interface ContractWorkers extends AsyncDisposable {
  /**
   * As `readContract`, but off the event loop, and stopped at once by `signal`.
   * @throws ReadError, or what `bytes` failed with
   */
  read(file: FileToRead, options?: ReadOptions & Owned): Promise<ContractReading>
  /**
   * As `checkContract`, off the event loop: each finding as soon as it is known. The clauses that `read` gave, without
   * the title, which is not kept with them, are known to their thread already.
   * @throws ThreadError
   */
  check(order: CheckOrder, options?: CheckOptions): Promise<CheckResult>
  close(): Promise<void>
}

/** Of one tree, never changed: known again by being the same array. */
type Clauses = readonly Clause[]

const defaults = { threads: 3, memoryMb: 512, timeoutMs: 20_000, stepMs: 1_000 }

export function createContractWorkers(options: ContractWorkersOptions = {}): ContractWorkers {
  const { timeoutMs, stepMs, ...limits } = { ...defaults, ...options }
  const pool = new ThreadPool<WorkerOrder, WorkerAnswer>({ script: new URL('./worker.ts', import.meta.url), ...limits })
  const lastRead = new WeakMap<Thread, Clauses>()
  const readBy = new WeakMap<Clauses, Thread>()

  /** While what was read is being stored, its thread goes on to what the checks see in it. Nobody waits for that. */
  function readAhead(clauses: Clauses, thread: Thread, owner: string | undefined): void {
    lastRead.set(thread, clauses)
    readBy.set(clauses, thread)
    pool
      .run<void>({
        order: (chosen) => {
          if (chosen !== thread) throw new ThreadError('cancelled')
          return { type: 'read-ahead' }
        },
        prefers: thread,
        timeoutMs,
        owner,
        hear: ({ type }, resolve) => type === 'ahead' && resolve(),
      })
      .catch(() => {
        // Then the check reads it, and says what is wrong with it.
      })
  }

  return {
    read: async ({ name, bytes }, { limits = {}, onProgress, signal, owner } = {}) => {
      try {
        let thread: Thread | undefined
        const pace = new ReadingPace({ stepMs, wholeMs: timeoutMs })
        const reading = await pool.run<ContractReading>({
          order: async (chosen) => {
            thread = chosen
            lastRead.delete(chosen)
            return { type: 'read', name, bytes: await bytes(), limits }
          },
          timeoutMs,
          isLost: (spent) => pace.isLost(spent),
          signal,
          owner,
          hear(answer, resolve, reject) {
            if (answer.type === 'progress') {
              pace.step(answer.progress)
              onProgress?.(answer.progress)
            } else if (answer.type === 'read') resolve(answer.contract)
            else if (answer.type === 'unreadable') reject(new ReadError(answer.code, answer.detail))
          },
        })
        if (thread) readAhead(reading.tree.clauses, thread, owner)
        return reading
      } catch (error) {
        throw error instanceof ThreadError ? new ReadError(error.code, 'worker', { cause: error.cause }) : error
      }
    },

    check: (order, { onFinding, signal, owner } = {}) =>
      pool.run<CheckResult>({
        order: (thread) => {
          const { tree, ...rest } = order
          const isKnown = tree.title === undefined && lastRead.get(thread) === tree.clauses
          return { type: 'check', order: isKnown ? rest : order }
        },
        prefers: readBy.get(order.tree.clauses),
        timeoutMs,
        signal,
        owner,
        hear(answer, resolve, reject) {
          if (answer.type === 'finding') onFinding?.(answer.finding)
          else if (answer.type === 'checked') resolve(answer.result)
          else if (answer.type === 'failed') reject(new ThreadError('internal', { cause: answer.message }))
        },
      }),

    close: () => pool.close(),
    [Symbol.asyncDispose]: () => pool.close(),
  }
}
