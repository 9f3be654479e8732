import type { ModelRequest, ModelStreamEvent } from '@clausemint/ai'
import type { Consulted, GenerationEvent, ProviderId } from '@clausemint/protocol'
import type { Citer } from '../chat/cite.ts'
import { CitedText } from '../chat/cited-text.ts'
import type { TaskContext } from '../generation/task.ts'

interface Answer {
  request: ModelRequest
  consulted: Consulted
  citer: Citer
}

/**
 * One answer from the chain of providers, as events: what it is made from, who writes, and the words, whose citations
 * were verified. All offsets are of the text that is shown; the providers go on from each other by what they wrote.
 */
export async function* writeAnswer(
  { request, consulted, citer }: Answer,
  { ask, clock, kept }: TaskContext,
): AsyncGenerator<GenerationEvent> {
  const startedAt = clock.now()
  const text = new CitedText(citer)
  let attempt = kept?.state.attempt ?? 0
  let isBegun = false

  function* shown({ text: words, offset }: { text: string; offset: number }): Generator<GenerationEvent> {
    if (words === '') return
    isBegun = true
    yield { type: 'delta', text: words, offset, attempt }
  }

  const waiting = (provider: ProviderId): GenerationEvent =>
    isBegun
      ? { type: 'progress', stage: 'answering', done: 0, provider }
      : { type: 'progress', stage: 'warming-up', done: Math.floor((clock.now() - startedAt) / 1000), provider }

  function* eventsOf(event: Exclude<ModelStreamEvent, { type: 'finish' }>): Generator<GenerationEvent> {
    switch (event.type) {
      case 'attempt':
        attempt = event.attempt
        yield { ...event, offset: text.cutBack(event.offset) }
        break
      case 'waiting':
        yield waiting(event.provider)
        break
      case 'text':
        yield* shown(text.push(event.text))
    }
  }

  yield { type: 'consulted', ...consulted }
  if (kept) text.restore(kept.state.text)
  const resume = kept && { text: text.raw, attempt, because: kept.because }
  for await (const event of ask(request, resume)) {
    if (event.type === 'finish') {
      yield* shown(text.end())
      return
    }
    yield* eventsOf(event)
  }
  throw new Error('a model stream ended without a finish')
}
