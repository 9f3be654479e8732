import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a process answers to: one argument, one answer, both structured-cloneable. */
export type Calls = { [name: string]: (argument: never) => unknown }

interface Question {
  number: number
  name: string
  argument: unknown
}

type Answer = { number: number; value: unknown } | { number: number; failure: string }

/** In the child: answers the parent's calls until the parent goes away. */
export function answerCalls(calls: Calls): void {
  const handlers = new Map<string, (argument: unknown) => unknown>(Object.entries(calls) as never)
  process.on('message', async ({ number, name, argument }: Question) => {
    const answer = await answerTo(number, handlers.get(name), argument)
    process.send?.(answer)
  })
  process.on('disconnect', () => process.exit(0))
}

async function answerTo(number: number, handler: ((argument: unknown) => unknown) | undefined, argument: unknown) {
  try {
    if (!handler) throw new TypeError('there is no such call')
    return { number, value: await handler(argument) }
  } catch (error) {
    return { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** A process of the benchmark, and its calls. Disposing it ends it. */
export class Worker<C extends Calls> implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #number = 0

  constructor(script: string) {
    this.#child = fork(fileURLToPath(new URL(`../${script}`, import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--max-semi-space-size=32'],
    })
    this.#child.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.number)
      this.#waiting.delete(answer.number)
      if ('failure' in answer) waiting?.reject(new Error(`${script}: ${answer.failure}`))
      else waiting?.resolve(answer.value)
    })
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${script} ended with ${code}`))
      this.#waiting.clear()
    })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  call<Name extends keyof C & string>(
    name: Name,
    argument: Parameters<C[Name]>[0],
  ): Promise<Awaited<ReturnType<C[Name]>>> {
    const number = ++this.#number
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(number, waiting)
    this.#child.send({ number, name, argument })
    // What crosses the process border is what the handler of that name returned.
    return waiting.promise as Promise<Awaited<ReturnType<C[Name]>>>
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}
