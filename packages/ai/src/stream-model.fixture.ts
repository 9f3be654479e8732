import { expect } from 'vitest'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import type { ModelRequest, Provider } from './provider.ts'
import { type StreamOptions, streamModel } from './stream-model.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, type ScriptedProvider, scriptedProvider, text } from './testing/scripted-provider.ts'

export const request: ModelRequest = {
  system: 's',
  messages: [{ role: 'user', text: 'draft' }],
  maxOutputTokens: 4000,
  temperature: 0,
}

export const words =
  'The Receiving Party shall keep the Confidential Information secret and shall not disclose it to anybody.\n\n' +
  '2. Term. This Agreement lasts for two years from its date and ends by itself after that.\n'

/** Reads a stream to its end: its events, and the text they come to. */
export async function collect(chain: readonly Provider[], options: Partial<StreamOptions> = {}) {
  const events: ModelStreamEvent[] = []
  const signal = options.signal ?? new AbortController().signal
  const stream = streamModel(chain, request, { clock: new FakeClock(), retry: { retries: 0 }, ...options, signal })
  for await (const event of stream) events.push(event)
  return { events, text: fold(events, options.resume) }
}

/** The text that a reader has after these events. */
export function fold(events: readonly ModelStreamEvent[], resume?: Resume): string {
  let whole = resume?.text ?? ''
  for (const event of events) {
    if (event.type === 'attempt') whole = whole.slice(0, event.offset)
    if (event.type !== 'text') continue
    expect(event.offset).toBe(whole.length)
    whole += event.text
  }
  return whole
}

/** A provider that writes these pieces and ends. */
export const writes = (id: string, ...pieces: string[]): ScriptedProvider =>
  scriptedProvider({ id, script: () => [...pieces.map(text), finish] })

/** The events but for the text, an attempt by how it begins. */
export const kinds = (events: readonly ModelStreamEvent[]) =>
  events.filter((event) => event.type !== 'text').map((event) => (event.type === 'attempt' ? event.mode : event.type))
