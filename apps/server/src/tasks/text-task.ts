import type { ModelRequest, ModelStreamEvent } from '@clausemint/ai'
import type { GenerationEvent, GenerationEventOf, ProviderId, Stage } from '@clausemint/protocol'
import type { TaskBounds, TaskContext } from '../generation/task.ts'

/** Tells from a text how far it is. */
export interface ProgressMeter {
  readonly total: number
  /** Reads the next piece of text; returns how many parts are begun. */
  read(text: string): number
}

interface TextTask {
  request: ModelRequest
  stage: Stage
  /** A fresh meter for the text of one attempt. */
  meter(): ProgressMeter
}

/** One text from the chain of providers, as events: who writes, the words, and how far they are. */
export async function* writeText(
  { request, stage, meter }: TextTask,
  { ask, clock, kept }: TaskContext,
): AsyncGenerator<GenerationEvent> {
  const startedAt = clock.now()
  let text = kept?.state.text ?? ''
  let parts = meter()
  /** The most parts any attempt had begun; progress never goes back. */
  let best = 0

  function* progress(piece: string): Generator<GenerationEventOf<'progress'>> {
    const done = parts.read(piece)
    if (done <= best) return
    best = done
    const etaMs = Math.round(((clock.now() - startedAt) / done) * (parts.total - done))
    yield { type: 'progress', stage, done, total: parts.total, etaMs }
  }

  /** Before the text, the seconds since it was asked for, whoever is waited for; in its middle, who is. */
  const waiting = (provider: ProviderId): GenerationEvent =>
    text === ''
      ? { type: 'progress', stage: 'warming-up', done: Math.floor((clock.now() - startedAt) / 1000), provider }
      : { type: 'progress', stage, done: best, total: parts.total, provider }

  function* eventsOf(event: Exclude<ModelStreamEvent, { type: 'finish' }>): Generator<GenerationEvent> {
    switch (event.type) {
      case 'attempt':
        text = text.slice(0, event.offset)
        parts = meter()
        parts.read(text)
        yield event
        break
      case 'waiting':
        yield waiting(event.provider)
        break
      case 'text':
        text += event.text
        yield { type: 'delta', text: event.text, offset: event.offset, attempt: event.attempt }
        yield* progress(event.text)
    }
  }

  const resume = kept && { text: kept.state.text, attempt: kept.state.attempt, because: kept.because }
  for await (const event of ask(request, resume)) {
    if (event.type === 'finish') return
    yield* eventsOf(event)
  }
  throw new Error('a model stream ended without a finish')
}

/** What one request takes at most. */
export function boundsOf({ system, messages, maxOutputTokens }: ModelRequest): TaskBounds {
  const promptCharacters = messages.reduce((sum, message) => sum + message.text.length, system.length)
  return { promptCharacters, longestPrompt: promptCharacters, outputTokens: maxOutputTokens }
}
