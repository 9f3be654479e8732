import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { GenerationView } from '../../state/generation.ts'
import { stageWords } from '../../state/generation-words.ts'
import { secondsWords } from '../../state/time-words.ts'

interface AnswerProgressProps {
  generation: GenerationView
  isStopping: boolean
  hasWords: boolean
}

/** What is going on while an answer is made. */
export function AnswerProgress(props: AnswerProgressProps) {
  const [now, setNow] = createSignal(Date.now())
  createEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    onCleanup(() => clearInterval(timer))
  })
  const words = () => {
    if (props.isStopping || props.generation.summary().status === 'cancelling') return 'Stopping…'
    const { stage, stageBegan, ...rest } = props.generation.progress.value()
    const { provider, progress } = props.generation.summary()
    const elapsedMs = now() - stageBegan
    // Its first words may be here before anybody has told that it is being written.
    if ((stage === 'queued' && !props.hasWords) || stage === 'warming-up')
      return stageWords({ stage, ...rest, provider: progress?.provider ?? provider, elapsedMs })
    if (props.hasWords) return 'Writing'
    return `Looking it up in the contract${elapsedMs < 2000 ? '' : `, ${secondsWords(elapsedMs)}`}`
  }

  return (
    <p class="flex items-center gap-2 py-1 text-quiet text-xs tabular-nums">
      <span class="pulse size-2 flex-none rounded-full bg-decoration" aria-hidden="true" />
      {words()}
    </p>
  )
}
