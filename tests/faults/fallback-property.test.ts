import { AllProvidersFailed, type ModelRequest, type ModelStreamEvent, streamModel } from '@clausemint/ai'
import { FakeClock } from '@clausemint/ai/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contracts, follow, type ProviderScript, providerScript } from './fallback-script.ts'

const runs = process.env.TEST_FULL === '1' ? 500 : 100
const seed = Number(process.env.TEST_SEED ?? 1)

const request: ModelRequest = {
  system: 'You draft contracts.',
  messages: [{ role: 'user', text: 'Draft one.' }],
  maxOutputTokens: 2_000,
  temperature: 0,
}

interface Outcome {
  text: string
  events: ModelStreamEvent[]
  error?: unknown
}

async function run(scripts: readonly ProviderScript[], clock: FakeClock): Promise<Outcome> {
  const chain = scripts.map(follow)
  const events: ModelStreamEvent[] = []
  let text = ''
  let isOver = false
  const reading = (async () => {
    const options = { signal: new AbortController().signal, clock, random: () => 0.5, retry: { retries: 1 } }
    for await (const event of streamModel(chain, request, options)) {
      events.push(event)
      if (event.type === 'attempt') text = text.slice(0, event.offset)
      if (event.type !== 'text') continue
      expect(event.offset).toBe(text.length)
      expect(event.text.isWellFormed()).toBe(true)
      text += event.text
    }
  })()
  const error = reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  void error.then(() => {
    isOver = true
  })
  while (!isOver) await clock.advanceToNext()
  expect(chain.map(({ open }) => open)).toEqual(chain.map(() => 0))
  return { text, events, error: await error }
}

const wordsOf = (text: string) => text.trim().split(/\s+/)
const startsWith = (words: readonly string[], beginning: readonly string[]) =>
  // The last word shown may be half a word.
  beginning.every((word, index) =>
    index === beginning.length - 1 ? words[index]?.startsWith(word) : words[index] === word,
  )

test('[G4] whatever fails, one outcome, and no word missing or doubled', async () => {
  const scripts = fc.array(providerScript, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(scripts, async (chain) => {
      const clock = new FakeClock()
      const { text, events, error } = await run(chain, clock)
      expect(clock.waiting).toBe(0)
      const finishes = events.filter(({ type }) => type === 'finish')
      const attempts = events.filter((event) => event.type === 'attempt')
      expect(attempts.map(({ attempt }) => attempt)).toEqual(attempts.map((_, index) => index + 1))
      if (error === undefined) {
        expect(finishes).toHaveLength(1)
        expect(events.at(-1)?.type).toBe('finish')
        expect(contracts.map(wordsOf)).toContainEqual(wordsOf(text))
        if (!chain.some(({ manner }) => manner === 'spaces changed')) expect(contracts).toContain(text)
      } else {
        expect(error).toBeInstanceOf(AllProvidersFailed)
        expect(finishes).toHaveLength(0)
        expect(contracts.some((whole) => startsWith(wordsOf(whole), wordsOf(text)))).toBe(true)
      }
    }),
    { numRuns: runs, seed },
  )
})
