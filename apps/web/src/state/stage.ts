import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { GenerationView } from './generation.ts'
import { stageWords } from './generation-words.ts'

/** Where a generation is in its work, told anew every second while it runs. */
export function createStage(generation: GenerationView) {
  const [now, setNow] = createSignal(Date.now())
  createEffect(() => {
    if (!generation.isRunning()) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    onCleanup(() => clearInterval(timer))
  })
  const elapsedMs = () => now() - generation.progress.value().stageBegan

  return {
    elapsedMs,
    words(): string {
      const { stage, done, total, etaMs } = generation.progress.value()
      const { provider, progress } = generation.summary()
      return stageWords({
        stage,
        done,
        total,
        etaMs,
        provider: progress?.provider ?? provider,
        elapsedMs: elapsedMs(),
      })
    },
  }
}
