import { Worker } from 'node:worker_threads'
import { FairQueue } from './fair-queue.ts'
import { watchThread } from './thread-watch.ts'

export type ThreadFailure = 'timeout' | 'out_of_memory' | 'cancelled' | 'internal'

/** Why a job came to no answer of its own. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError'
  readonly code: ThreadFailure

  constructor(code: ThreadFailure, options?: ErrorOptions) {
    super(`a thread's job ended: ${code}`, options)
    this.code = code
  }
}

interface ThreadPoolOptions {
  /** What the threads run. */
  script: URL
  /** Jobs done at the same time; more wait. One owner's are always fewer, where there are several. */
  threads: number
  /** Heap of one thread, and again so much outside of it, in MB. */
  memoryMb: number
}

/** A thread, to be known again; nobody outside speaks with it. */
export type Thread = WeakKey

export interface Job<Order, Answer, Result> {
  /** Made once a thread is free, so that what waits takes no memory; told which one it is. */
  order(thread: Thread): Order | Promise<Order>
  /** The thread that does it best, taken where it is free. */
  prefers?: Thread | undefined
  /** Milliseconds from the order to the end, after which the thread is ended. */
  timeoutMs: number
  /** Asked again and again, with the milliseconds of processor time spent so far; true ends the thread as `timeout` does. */
  isLost?: ((spentMs: number) => boolean) | undefined
  signal?: AbortSignal | undefined
  /** Whose it is: nobody's files keep all threads from everybody else's. */
  owner?: string | undefined
  /** Told of every answer; whoever calls one of the two has had the last. */
  hear(answer: Answer, resolve: (result: Result) => void, reject: (error: Error) => void): void
}

/**
 * Threads that do one job at a time each. A job that runs out of time or memory, or is cancelled, takes its thread with
 * it, and only that; the next job gets another one. One is started ahead, so that nobody waits for its start.
 */
export class ThreadPool<Order, Answer> implements AsyncDisposable {
  readonly #options: ThreadPoolOptions
  readonly #idle: Worker[] = []
  readonly #alive = new Set<Worker>()
  readonly #waiting = new FairQueue()
  readonly #busyFor = new Map<string, number>()
  readonly #stops = new Set<(error: ThreadError) => void>()
  #busy = 0
  #closed = false

  constructor(options: ThreadPoolOptions) {
    this.#options = options
    this.#idle.push(this.#start())
  }

  /** @throws ThreadError, or what `order` or `hear` failed with */
  async run<Result>(job: Job<Order, Answer, Result>): Promise<Result> {
    await this.#turn(job)
    try {
      const worker = this.#take(job.prefers)
      try {
        const order = await job.order(worker)
        this.#check(job.signal)
        return await this.#runOn(worker, order, job)
      } finally {
        if (this.#alive.has(worker) && !this.#closed) this.#idle.push(worker)
      }
    } finally {
      this.#release(job.owner)
      if (!this.#closed && this.#idle.length === 0 && this.#busy < this.#options.threads) this.#idle.push(this.#start())
    }
  }

  /** Ends everything; what is being done, or waits, fails as `cancelled`. Twice is harmless. */
  async close(): Promise<void> {
    this.#closed = true
    for (const stop of this.#stops) stop(new ThreadError('cancelled'))
    for (const go of this.#waiting.clear()) go()
    await Promise.all([...this.#alive].map((worker) => this.#end(worker)))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #check(signal: AbortSignal | undefined): void {
    if (this.#closed || signal?.aborted) throw new ThreadError('cancelled')
  }

  async #turn({ signal, owner }: Pick<Job<Order, Answer, unknown>, 'signal' | 'owner'>): Promise<void> {
    this.#check(signal)
    if (this.#mayStart(owner)) {
      this.#occupy(owner)
      return
    }
    await new Promise<void>((resolve, reject) => {
      const cancel = () => {
        leave()
        reject(new ThreadError('cancelled'))
      }
      const go = () => {
        signal?.removeEventListener('abort', cancel)
        this.#occupy(owner)
        resolve()
      }
      const leave = this.#waiting.join(owner, go)
      signal?.addEventListener('abort', cancel, { once: true })
    })
  }

  #busyWith(owner: string | undefined): number {
    return owner === undefined ? 0 : (this.#busyFor.get(owner) ?? 0)
  }

  #mayStart(owner: string | undefined): boolean {
    const { threads } = this.#options
    return this.#busy < threads && this.#busyWith(owner) < Math.max(1, threads - 1)
  }

  #occupy(owner: string | undefined): void {
    this.#busy++
    if (owner !== undefined) this.#busyFor.set(owner, (this.#busyFor.get(owner) ?? 0) + 1)
  }

  #release(owner: string | undefined): void {
    this.#busy--
    const left = this.#busyWith(owner) - 1
    if (owner !== undefined && left <= 0) this.#busyFor.delete(owner)
    else if (owner !== undefined) this.#busyFor.set(owner, left)
    this.#waiting.next(
      (other) => this.#mayStart(other),
      (other) => this.#busyWith(other),
    )?.()
  }

  #runOn<Result>(worker: Worker, order: Order, { timeoutMs, isLost, signal, hear }: Job<Order, Answer, Result>) {
    return new Promise<Result>((resolve, reject) => {
      const settle = (outcome: () => void) => {
        clearTimeout(timer)
        unwatch()
        signal?.removeEventListener('abort', cancel)
        this.#stops.delete(stop)
        worker.off('message', listen)
        worker.off('error', fail)
        worker.off('exit', exit)
        worker.unref()
        outcome()
      }
      const stop = (error: Error) => {
        settle(() => reject(error))
        void this.#end(worker)
      }
      const cancel = () => stop(new ThreadError('cancelled'))
      const fail = (cause: unknown) => {
        const memory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
        stop(new ThreadError(memory ? 'out_of_memory' : 'internal', { cause }))
      }
      const exit = () => stop(new ThreadError('internal'))
      const listen = (answer: Answer) => {
        try {
          hear(
            answer,
            (result) => settle(() => resolve(result)),
            (error) => settle(() => reject(error)),
          )
        } catch (error) {
          stop(error instanceof Error ? error : new ThreadError('internal', { cause: error }))
        }
      }
      const timer = setTimeout(() => stop(new ThreadError('timeout')), timeoutMs)
      const unwatch = watchThread(worker, ({ spentMs, outsideBytes }) => {
        if (outsideBytes > this.#options.memoryMb * 1024 * 1024) stop(new ThreadError('out_of_memory'))
        else if (isLost?.(spentMs)) stop(new ThreadError('timeout'))
      })
      this.#stops.add(stop)
      signal?.addEventListener('abort', cancel, { once: true })
      worker.on('message', listen)
      worker.on('error', fail)
      worker.on('exit', exit)
      worker.ref()
      worker.postMessage(order)
    })
  }

  #take(preferred: Thread | undefined): Worker {
    const at = this.#idle.findIndex((worker) => worker === preferred && this.#alive.has(worker))
    const [found] = at < 0 ? [] : this.#idle.splice(at, 1)
    if (found) return found
    for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) if (this.#alive.has(worker)) return worker
    return this.#start()
  }

  #start(): Worker {
    const { script, memoryMb } = this.#options
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
      // No environment: the server's secrets are none of a thread's business. What libraries print could quote a contract.
      env: {},
      stdout: true,
      stderr: true,
    })
    worker.stdout.resume()
    worker.stderr.resume()
    this.#alive.add(worker)
    worker.on('exit', () => this.#alive.delete(worker))
    // An idle thread may die; the next job gets another one.
    worker.on('error', () => this.#alive.delete(worker))
    worker.unref()
    return worker
  }

  async #end(worker: Worker): Promise<void> {
    this.#alive.delete(worker)
    await worker.terminate()
  }
}
