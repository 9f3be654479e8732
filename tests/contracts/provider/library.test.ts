import { createProviders } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'
import { providerContract } from './provider-contract.ts'

const library = () => {
  const provider = createProviders({ library: {} }).get('library')
  if (!provider) throw new Error('no library was made')
  return provider
}

describe('[P1] without a model', () => {
  providerContract({ name: 'library', provider: library, answer: () => undefined, answerSlowly: () => undefined })

  test('[P3] a task that has no way without a model is refused', async () => {
    const request = { system: '', messages: [], maxOutputTokens: 1, temperature: 0 }
    const stream = library().stream(request, new AbortController().signal)
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
