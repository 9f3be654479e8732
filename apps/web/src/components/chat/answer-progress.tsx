import type { GenerationView } from '../../state/generation.ts'
import { createStage } from '../../state/stage.ts'
import { secondsWords } from '../../state/time-words.ts'

interface AnswerProgressProps {
  generation: GenerationView
  isStopping: boolean
  hasWords: boolean
}

/** What is going on while an answer is made. */
export function AnswerProgress(props: AnswerProgressProps) {
  const now = createStage(props.generation)
  const words = () => {
    if (props.isStopping || props.generation.summary().status === 'cancelling') return 'Stopping…'
    const { stage } = props.generation.progress.value()
    // Its first words may be here before anybody has told that it is being written.
    if ((stage === 'queued' && !props.hasWords) || stage === 'warming-up') return now.words()
    if (props.hasWords) return 'Writing'
    return `Looking it up in the contract${now.elapsedMs() < 2000 ? '' : `, ${secondsWords(now.elapsedMs())}`}`
  }

  return (
    <p class="flex items-center gap-2 py-1 text-quiet text-xs tabular-nums">
      <span class="pulse size-2 flex-none rounded-full bg-decoration" aria-hidden="true" />
      {words()}
    </p>
  )
}
