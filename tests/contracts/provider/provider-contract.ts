import type { ModelEvent, ModelRequest, Provider, ProviderError } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'

/** A provider and the means to make its server behave in one way or another. */
export interface Subject {
  name: string
  provider: () => Provider
  /** Makes the server answer the next requests with this text, in pieces. */
  answer: (text: string) => void
  /** The same, so slowly that there is time for an abort in the middle. */
  answerSlowly: (text: string) => void
  /** What a server can do wrong; absent where there is no server. */
  faults?: {
    limitRate: (retryAfterSeconds: number) => void
    disconnect: (text: string) => void
  }
}

const request: ModelRequest = {
  system: 'You draft contracts.',
  messages: [
    { role: 'user', text: 'Draft one.' },
    { role: 'assistant', text: 'Which?' },
    { role: 'user', text: 'A mutual one.' },
  ],
  maxOutputTokens: 2_000,
  temperature: 0.3,
}

const agreement =
  '# Mutual Non-Disclosure Agreement\n\n1. **Definitions.** “Confidential Information” means — 保密信息 — whatever ' +
  'one party (naïve or not) tells the other 🤝🏽.\n\n2. **Term.** Two years.\n\n---\n\n| Party | Signature |\n|---|---|\n'

const never = () => new AbortController().signal

async function all(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const list: ModelEvent[] = []
  for await (const event of events) list.push(event)
  return list
}

const textOf = (events: readonly ModelEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('')

/** What every provider owes (P1, P2, P3), whoever the vendor. */
export function providerContract({ name, provider, answer, answerSlowly, faults }: Subject): void {
  describe(name, () => {
    test('[P1] gives the text as it is, then exactly one finish, which is last', async () => {
      answer(agreement)
      const events = await all(provider().stream({ ...request, withoutModel: piecesOf(agreement) }, never()))
      expect(textOf(events)).toBe(agreement)
      expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1)
      expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
    })

    test('[P1] can be asked again, and many times at once', async () => {
      answer(agreement)
      const one = provider()
      const asked = Array.from({ length: 8 }, () =>
        all(one.stream({ ...request, withoutModel: piecesOf(agreement) }, never())),
      )
      for (const events of await Promise.all(asked)) expect(textOf(events)).toBe(agreement)
    })

    test('[P1] says who it is, where its text goes, and whether it could answer', async () => {
      answer(agreement)
      const { id, model, location, probe } = provider()
      expect(id).not.toBe('')
      expect(model).not.toBe('')
      expect(location).toBe('local')
      expect(['ready', 'loading', 'misconfigured']).toContain((await probe(never())).health)
    })

    test('[P2] an abort in the middle throws its reason, and no finish comes', async () => {
      answerSlowly(agreement)
      const abort = new AbortController()
      const reason = new Error('the reader pressed Stop')
      const seen: string[] = []
      const reading = (async () => {
        const asked = { ...request, withoutModel: piecesOf(agreement) }
        for await (const { type } of provider().stream(asked, abort.signal)) {
          seen.push(type)
          if (type === 'text') abort.abort(reason)
        }
      })()
      await expect(reading).rejects.toBe(reason)
      expect(seen).not.toContain('finish')
    })

    test('[P2] an abort that came before throws its reason at once', async () => {
      answer(agreement)
      const reason = new Error('stopped before')
      await expect(all(provider().stream(request, AbortSignal.abort(reason)))).rejects.toBe(reason)
    })

    if (!faults) return
    test('[P3] a limited rate is `rate_limited`, with the time to wait', async () => {
      faults.limitRate(3)
      const error = await failureOf(provider())
      expect(error).toMatchObject({ name: 'ProviderError', code: 'rate_limited', retryable: true, retryAfterMs: 3_000 })
    })

    test('[P3] a connection that breaks is `truncated`, never an end', async () => {
      faults.disconnect(agreement)
      expect(await failureOf(provider())).toMatchObject({ name: 'ProviderError', code: 'truncated' })
    })
  })
}

const failureOf = (provider: Provider): Promise<ProviderError | ModelEvent[]> =>
  all(provider.stream(request, never())).catch((error: ProviderError) => error)

const piecesOf = (text: string) =>
  async function* () {
    yield* text.match(/[\s\S]{1,16}/g) ?? []
  }
