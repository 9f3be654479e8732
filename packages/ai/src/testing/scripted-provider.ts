import type { ProviderLocation } from '@clausemint/protocol'
import type { ModelEvent, ModelRequest, Provider } from '../provider.ts'

/** What a scripted provider does next: an event, an error to throw, or something to wait for. */
export type Step = ModelEvent | Error | Promise<unknown>

export interface ScriptedOptions {
  id?: string
  model?: string
  location?: ProviderLocation
  wholeText?: boolean
  /** One script a request; `call` counts from 0. */
  script: (request: ModelRequest, call: number) => Iterable<Step>
}

export interface ScriptedProvider extends Provider {
  readonly requests: readonly ModelRequest[]
  /** Streams that were opened and have not ended. */
  readonly open: number
}

/** A provider that does as it is told, and honours an abort while it waits. */
export function scriptedProvider({
  id = 'scripted',
  model = 'script',
  location = 'local',
  wholeText = false,
  script,
}: ScriptedOptions): ScriptedProvider {
  const requests: ModelRequest[] = []
  let open = 0
  return {
    id,
    model,
    location,
    wholeText,
    requests,
    get open() {
      return open
    },
    async *stream(request, signal) {
      requests.push(request)
      open++
      try {
        for (const step of script(request, requests.length - 1)) {
          signal.throwIfAborted()
          if (step instanceof Error) throw step
          if (step instanceof Promise) await orAbort(step, signal)
          else yield step
        }
      } finally {
        open--
      }
    },
    probe: async () => ({ health: 'ready' }),
  }
}

export const text = (words: string): ModelEvent => ({ type: 'text', text: words })
export const finish: ModelEvent = { type: 'finish', usage: {}, reason: 'stop' }
/** Waits until the abort. */
export const hang = (): Promise<never> => new Promise(() => undefined)

async function orAbort(step: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    await Promise.race([step, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
