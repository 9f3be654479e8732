import type { GenerationState } from '@clausemint/client'
import type { Stage } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import { countWords } from '../stream/plain-text.ts'

export interface ProgressValue {
  /** From 0 to 1; never less than it was. */
  fraction: number
  stage: Stage
  /** When this stage began, as far as this page knows. Milliseconds since 1970. */
  stageBegan: number
  done: number
  total?: number
  etaMs?: number
}

/** Where on the bar each stage begins, and how much of it is its own. */
const shares: Record<Stage, readonly [begin: number, share: number]> = {
  queued: [0, 0.01],
  receiving: [0.01, 0.5],
  opening: [0.51, 0.05],
  parsing: [0.56, 0.3],
  structuring: [0.86, 0.06],
  storing: [0.92, 0.05],
  'warming-up': [0.01, 0.04],
  checking: [0.01, 0.04],
  drafting: [0.05, 0.92],
  reviewing: [0.05, 0.92],
  answering: [0.05, 0.92],
  finishing: [0.97, 0.03],
}

/** How far along `done` of `total` in a stage is. Without a total the stage has only begun. */
export function fractionOf({ stage, done, total }: { stage: Stage; done: number; total?: number | undefined }): number {
  const [begin, share] = shares[stage]
  return begin + (total ? share * Math.min(1, done / total) : 0)
}

export function createProgressView() {
  const [value, setValue] = createSignal<ProgressValue>(nothing())
  const [words, setWords] = createSignal(0)
  /** Words that are whole, and the text after them. */
  let settledWords = 0
  let tail = ''

  return {
    value,
    /** Words written so far; counted as they come, not anew. */
    words,
    /** @param added what the text grew by; absent: it is counted anew */
    update(state: GenerationState, added?: string) {
      const { progress, status } = state
      setValue((before) => {
        const stage = progress?.stage ?? before.stage
        const reached = status === 'completed' ? 1 : progress ? fractionOf(progress) : 0
        return {
          fraction: Math.max(before.fraction, reached),
          stage,
          stageBegan: stage === before.stage ? before.stageBegan : Date.now(),
          done: progress?.done ?? 0,
          ...(progress?.total === undefined ? {} : { total: progress.total }),
          ...(progress?.etaMs === undefined ? {} : { etaMs: progress.etaMs }),
        }
      })
      if (added === undefined) {
        settledWords = 0
        tail = state.text
      } else tail += added
      const settled = Math.max(0, tail.search(/\s\S*$/))
      settledWords += countWords(tail.slice(0, settled))
      tail = tail.slice(settled)
      setWords(settledWords + countWords(tail))
    },
    reset() {
      settledWords = 0
      tail = ''
      setValue(nothing())
      setWords(0)
    },
  }
}

const nothing = (): ProgressValue => ({ fraction: 0, stage: 'queued', stageBegan: Date.now(), done: 0 })
