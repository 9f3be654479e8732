import { systemClock } from '@clausemint/ai'
import { answerStatements } from '@clausemint/documents'
import type { OpenProvider } from '@clausemint/documents/evaluation'
import { loadConfig } from '../config/index.ts'
import { createLogger } from '../logger.ts'
import { openProviders } from '../providers/open-providers.ts'
import { modelAnswerer } from './model-answerer.ts'

/** A provider as the environment sets it up, asked alone: no other one takes its place. */
export const openProvider: OpenProvider = async (id) => {
  const { ai } = loadConfig()
  const open = await openProviders(
    { ...ai, provider: id, fallback: [] },
    {
      clock: systemClock,
      logger: createLogger('silent'),
      prices: ai.prices,
    },
  )
  try {
    const [provider] = open.service.chainFor({ provider: id, localOnly: false })
    if (!provider) throw new Error('it is not set up')
    return {
      name: `${provider.id} (${provider.model})`,
      // The clause library asks no model: what it knows are the rules.
      answer: provider.wholeText ? ({ text }) => answerStatements(text) : modelAnswerer(provider, ai.deadlines),
      [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
    }
  } catch (error) {
    await open[Symbol.asyncDispose]()
    throw error
  }
}
