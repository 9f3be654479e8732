import { AppError, type Client, isRunning, newRequestId } from '@clausemint/client'
import type { GenerationId, ReviewMode, ReviewResult } from '@clausemint/protocol'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Announcer } from '../state/announcer.ts'
import { createGenerationView } from '../state/generation.ts'
import type { ContractStore } from './contract-store.ts'
import { countWords } from './risk-words.ts'

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
  const [isStopping, setStopping] = createSignal(false)
  const generation = createGenerationView(client, ({ status, error }) => {
    setStopping(false)
    if (status === 'completed') announcer.announce(`The review is complete: ${countWords(store.room().findings)}.`)
    else if (status === 'cancelled') announcer.announce('The review was stopped. What was found stays.')
    else announcer.announce(`The review could not be finished. ${error?.message ?? ''} What was found stays.`)
    void readResult()
  })
  onCleanup(generation.close)

  const reviews = () => store.room().generations.filter(({ task }) => task === 'review')
  const last = createMemo(() => reviews().at(-1), undefined, { equals: (a, b) => a?.generationId === b?.generationId })
  createEffect(
    on(last, (review) => {
      if (!review) return
      if (isRunning(review.status)) open(review.generationId)
      else void readResult()
    }),
  )

  function open(id: GenerationId, isNew = false): void {
    if (generation.id() !== id) void generation.open(id, isNew)
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
    isStopping,
    isRunning: generation.isRunning,
    /** There was one, or one runs. */
    wasReviewed: () => last() !== undefined,
    async start({ playbookId, mode, provider, clauseId }: ReviewWish): Promise<void> {
      if (isStarting() || generation.isRunning()) return
      setStarting(true)
      setFailure(undefined)
      try {
        const requestId = newRequestId()
        const running = client.review(documentId, { playbookId, mode, provider, clauseId, requestId })
        open(await running.id, true)
        announcer.announce(clauseId === undefined ? 'The review has begun.' : 'The clause is being reviewed.')
      } catch (error) {
        const known = AppError.from(error)
        setFailure(known)
        announcer.announce(`The review was not started. ${known.message}`)
      } finally {
        setStarting(false)
      }
    },
    async stop(): Promise<void> {
      const id = generation.id()
      if (id === undefined || isStopping() || !generation.isRunning()) return
      setStopping(true)
      announcer.announce('Stopping the review.')
      try {
        await client.generation(id).cancel()
      } catch (error) {
        setStopping(false)
        announcer.announce(`The review could not be stopped. ${AppError.from(error).message}`)
      }
    },
  }
}
export type ReviewRun = ReturnType<typeof createReviewRun>
