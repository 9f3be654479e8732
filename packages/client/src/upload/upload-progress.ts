import { type GenerationEvent, initialGenerationState, type Progress, reduceGeneration } from '@clausemint/protocol'

export interface UploadProgress {
  /** `bytes` of the body have gone out, around and in a file of `size`. */
  sent(bytes: number, size: number): void
  /** Of the reading. */
  take(event: GenerationEvent): void
}

/** Tells how far an upload is: forward only, whatever is sent again, and nothing twice. */
export function createUploadProgress(onProgress: ((progress: Progress) => void) | undefined): UploadProgress {
  let state = initialGenerationState

  function take(event: GenerationEvent): void {
    const known = state.progress
    if (event.type === 'snapshot') {
      if (event.state.progress) take({ type: 'progress', ...event.state.progress })
    } else if (event.type === 'progress') {
      state = reduceGeneration(state, event)
      const { progress } = state
      if (progress && progress !== known && !isSame(progress, known)) onProgress?.(progress)
    }
  }

  return {
    take,
    sent: (bytes, size) => take({ type: 'progress', stage: 'receiving', done: Math.min(bytes, size), total: size }),
  }
}

const isSame = (one: Progress, other: Progress | undefined): boolean =>
  one.stage === other?.stage && one.done === other.done && one.total === other.total
