import { AppError, type Client, isRunning, newRequestId } from '@clausemint/client'
import type { GenerationId, GenerationStatus, ReviewMode, ReviewResult } from '@clausemint/protocol'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Announcer } from '../state/announcer.ts'
import { createGenerationView } from '../state/generation.ts'
import { createStopping } from '../state/stopping.ts'
import type { ContractStore } from './contract-store.ts'
import { countWords } from './risk-words.ts'

const stopWords = { begun: 'Stopping the review.', failed: 'The review could not be stopped.' }

export interface ReviewWish {
  playbookId?: string | undefined
  mode?: ReviewMode
  provider?: string | undefined
  /** This clause only. */
  clauseId?: string
}

/** The review that runs, whoever started it, and what the last one came to. */
export function createReviewRun(client: Client, store: ContractStore, announcer: Announcer) {
  const { documentId } = store
  const [result, setResult] = createSignal<ReviewResult>()
  const [failure, setFailure] = createSignal<AppError>()
  const [isStarting, setStarting] = createSignal(false)
  const stopping = createStopping(client, announcer, stopWords)
  /** It was asked for here: its end is news, even where the room told of it and its beginning at once. */
  let begun: GenerationId | undefined
  /** What follows from an end is seen to where the room tells of it: that is never missed. */
  const generation = createGenerationView(client, () => stopping.settled(generation.id()))
  onCleanup(generation.close)

  const last = createMemo(() => store.room().generations.findLast(({ task }) => task === 'review'))
  createEffect(
    on(last, (review, before) => {
      if (!review || (review.generationId === before?.generationId && review.status === before.status)) return
      if (isRunning(review.status)) return open(review.generationId)
      void readResult()
      if ([before?.generationId, begun].includes(review.generationId)) announcer.announce(endWords(review.status))
    }),
  )
  const endWords = (status: GenerationStatus): string => {
    if (status === 'completed') return `The review is complete: ${countWords(store.room().findings)}.`
    return status === 'cancelled'
      ? 'The review was stopped. What was found stays.'
      : 'The review could not be finished. What was found stays.'
  }

  function open(id: GenerationId): void {
    if (generation.id() !== id) void generation.open(id)
  }

  async function readResult(): Promise<void> {
    try {
      const detail = await client.reviews.get(documentId)
      setResult(detail?.result)
    } catch {
      // The findings are here without it; the next review, or a reload, asks again.
    }
  }

  return {
    generation,
    result,
    failure,
    isStarting,
    isStopping: () => stopping.isStopping(generation.id()),
    isRunning: generation.isRunning,
    /** The last one was not finished. */
    wasCutShort: () => ['cancelled', 'failed'].includes(last()?.status ?? ''),
    /** There was one, or one runs. */
    wasReviewed: () => last() !== undefined,
    async start({ playbookId, mode, provider, clauseId }: ReviewWish): Promise<void> {
      if (isStarting() || generation.isRunning()) return
      setStarting(true)
      setFailure(undefined)
      try {
        const requestId = newRequestId()
        const running = client.review(documentId, { playbookId, mode, provider, clauseId, requestId })
        begun = await running.id
        open(begun)
        const known = last()
        if (known?.generationId === begun && !isRunning(known.status)) announcer.announce(endWords(known.status))
        else announcer.announce(clauseId === undefined ? 'The review has begun.' : 'The clause is being reviewed.')
      } catch (error) {
        const known = AppError.from(error)
        setFailure(known)
        announcer.announce(`The review was not started. ${known.message}`)
      } finally {
        setStarting(false)
      }
    },
    async stop(): Promise<void> {
      if (generation.isRunning()) await stopping.stop(generation.id())
    },
  }
}
