import { createProviders, type ModelRequest, openWire, type Provider, ProviderError, type Wire } from '@clausemint/ai'
import { canaries } from './canary.ts'
import type { Dialect } from './dialect.ts'

export const request: ModelRequest = {
  system: 'You draft contracts.',
  messages: [{ role: 'user', text: `Draft this. ${canaries.prompt} ${canaries.contract}` }],
  maxOutputTokens: 500,
  temperature: 0.2,
}

const never = (): AbortSignal => new AbortController().signal

/** A provider of `dialect` at `url`, with connections of its own. */
export function openProvider(dialect: Dialect, url: string, wire: Wire = openWire()): Provider {
  const providers = createProviders({ [dialect.name]: dialect.settings(url, canaries.key) }, wire)
  const provider = providers.get(dialect.name)
  if (!provider) throw new Error(`no provider ${dialect.name}`)
  return provider
}

export interface Reading {
  text: string
  finish?: { reason: 'stop' | 'length'; usage: object }
  error?: unknown
}

/** Reads a provider's stream to its end, whichever it is. */
export async function read(provider: Provider, signal: AbortSignal = never(), onText?: () => void): Promise<Reading> {
  let text = ''
  let finish: Reading['finish']
  try {
    for await (const event of provider.stream(request, signal)) {
      if (finish) throw new Error('an event after the end')
      if (event.type === 'text') {
        text += event.text
        onText?.()
      }
      if (event.type === 'finish') finish = { reason: event.reason, usage: event.usage }
    }
    return finish ? { text, finish } : { text, error: new Error('ended without an end') }
  } catch (error) {
    return { text, error }
  }
}

export const codeOf = ({ error }: Reading): string =>
  error instanceof ProviderError ? error.code : error === undefined ? 'none' : `not a ProviderError: ${error}`
