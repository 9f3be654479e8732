import type { Client, GenerationState } from '@clausemint/client'
import { AppError, initialGenerationState, isRunning, reduceGeneration } from '@clausemint/client'
import type { GenerationDetail, GenerationEvent, GenerationId } from '@clausemint/protocol'
import { batch, createSignal } from 'solid-js'
import type { Typist } from '../stream/typist.ts'
import { nextFrame } from './frames.ts'
import { createProgressView } from './progress.ts'

/** What the page says of a generation, apart from its text. */
export type GenerationSummary = Omit<GenerationState, 'text'>

/** A fact with the moment this page learned of it. */
export interface HistoryEntry {
  at: number
  event: Exclude<GenerationEvent, { type: 'delta' | 'snapshot' | 'finding' | 'progress' }>
}

/**
 * Follows one generation: the only place where its events become what the page shows.
 * Events gather and are folded once a frame, so that a thousand deltas cost one update.
 */
export function createGenerationView(client: Client, onEnd: (state: GenerationState) => void) {
  const [summary, setSummary] = createSignal<GenerationSummary>(initialGenerationState)
  const [history, setHistory] = createSignal<HistoryEntry[]>([])
  const [failure, setFailure] = createSignal<AppError>()
  const [isLoading, setLoading] = createSignal(false)
  const [id, setId] = createSignal<GenerationId>()
  const progress = createProgressView()
  let state: GenerationState = initialGenerationState
  let gathered: { event: GenerationEvent; at: number }[] = []
  let callOff: (() => void) | undefined
  let following = new AbortController()
  let typist: Typist | undefined

  function fold(): void {
    callOff?.()
    callOff = undefined
    const events = gathered
    if (events.length === 0) return
    gathered = []
    const before = state
    const entries: HistoryEntry[] = []
    /** What the text grew by; `undefined` once it is another text. */
    let added: string | undefined = ''
    for (const { event, at } of events) {
      const { length } = state.text
      state = reduceGeneration(state, event)
      if (event.type === 'delta') {
        // Cut from the delta: a piece cut from the whole text would make the engine write that out, and keep it.
        const fresh = event.text.slice(event.text.length - (state.text.length - length))
        typist?.push(fresh, at)
        if (added !== undefined) added += fresh
      } else if (event.type === 'snapshot' || (event.type === 'attempt' && state.text.length < length)) {
        typist?.replace(state.text)
        added = undefined
      }
      if (isHistory(event)) entries.push({ at: Date.now(), event })
    }
    const ended = isRunning(before.status) && !isRunning(state.status)
    if (ended) typist?.finish()
    batch(() => {
      progress.update(state, added)
      if (events.some(({ event }) => event.type !== 'delta')) setSummary(withoutText(state))
      if (entries.length > 0) setHistory((known) => [...known, ...entries])
    })
    if (ended) onEnd(state)
  }

  function gather(event: GenerationEvent): void {
    gathered.push({ event, at: performance.now() })
    if (typist) typist.wake()
    else callOff ??= nextFrame(fold)
  }

  /** @param isNew it was asked for here a moment ago: its end is news, even if it came before this page could look */
  async function open(generationId: GenerationId, isNew = false): Promise<void> {
    close()
    const { signal } = following
    batch(() => {
      setId(generationId)
      setLoading(true)
      setFailure(undefined)
      setHistory([])
    })
    try {
      const detail = await client.generation(generationId).get()
      if (signal.aborted) return
      state = detail.state
      progress.reset()
      typist?.replace(state.text)
      if (!isRunning(state.status)) typist?.finish()
      batch(() => {
        progress.update(state)
        setSummary(withoutText(state))
        setHistory(startOf(detail))
        setLoading(false)
      })
      if (!isRunning(state.status)) {
        if (isNew) onEnd(state)
        return
      }
      for await (const { event } of client.follow(generationId, { after: detail.cursor, signal })) gather(event)
    } catch (error) {
      if (signal.aborted) return
      batch(() => {
        setLoading(false)
        setFailure(AppError.from(error))
      })
    }
  }

  function close(): void {
    following.abort()
    following = new AbortController()
    callOff?.()
    callOff = undefined
    gathered = []
  }

  return {
    id,
    summary,
    history,
    failure,
    isLoading,
    progress,
    isRunning: () => id() !== undefined && !isLoading() && isRunning(summary().status),
    /** The text as it has arrived, which may be a moment ahead of what is shown. */
    text: () => state.text,
    /** Takes in the events that came since the last time. */
    fold,
    /** Where the text is shown from now on. */
    attach(next: Typist) {
      typist = next
      if (state.text !== '') typist.replace(state.text)
      if (!isRunning(state.status)) typist.finish()
    },
    open,
    close,
  }
}
export type GenerationView = ReturnType<typeof createGenerationView>

function isHistory(event: GenerationEvent): event is HistoryEntry['event'] {
  return event.type !== 'delta' && event.type !== 'snapshot' && event.type !== 'finding' && event.type !== 'progress'
}

/** What happened before this page looked: who took it on. */
function startOf({ state: { provider, model, location, task }, createdAt }: GenerationDetail): HistoryEntry[] {
  if (provider === undefined || model === undefined || location === undefined || task === undefined) return []
  return [{ at: Date.parse(createdAt), event: { type: 'started', task, provider, model, location } }]
}

function withoutText({ text: _, ...summary }: GenerationState): GenerationSummary {
  return summary
}
