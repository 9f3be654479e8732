import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { Show } from 'solid-js'
import { wordsCount } from '../state/count-words.ts'
import { explain } from '../state/error-words.ts'
import type { GenerationView } from '../state/generation.ts'
import { OtherProviders } from './other-providers.tsx'

interface AgainActionsProps {
  generation: GenerationView
  onAgain: (mode: 'continue' | 'retry', provider?: string) => void
}

/** How it ended, and the ways on from there. */
export function AgainActions(props: AgainActionsProps) {
  const summary = () => props.generation.summary()
  const isComplete = () => summary().status === 'completed'
  const hasText = () => props.generation.progress.words() > 0
  const words = () => wordsCount(props.generation.progress.words())

  const ending = () => {
    const { status, error } = summary()
    if (status === 'completed') return `Complete. ${words()}.`
    if (status === 'cancelled') return `Stopped. ${words()} kept.`
    return `${error ? explain(error).what : 'Not finished.'} ${words()} kept.`
  }

  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p
        class="min-w-0 flex-1 basis-48 font-medium text-ink text-sm"
        classList={{ 'text-danger': summary().status === 'failed' }}
      >
        {ending()}
      </p>
      <div class="flex flex-wrap gap-2">
        <Show when={!isComplete() && hasText()}>
          <button
            type="button"
            class="button button-primary max-medium:px-2.5 max-medium:text-sm"
            onClick={() => props.onAgain('continue')}
          >
            <Play size={15} aria-hidden="true" class="fill-current" />
            Continue
          </button>
        </Show>
        <button
          type="button"
          class="button max-medium:px-2.5 max-medium:text-sm"
          onClick={() => props.onAgain('retry')}
        >
          <RotateCcw size={15} aria-hidden="true" />
          {isComplete() ? 'Draft it again' : 'Try again'}
        </button>
        <OtherProviders
          writer={summary().provider}
          onChoose={(provider) => props.onAgain(!isComplete() && hasText() ? 'continue' : 'retry', provider)}
          words="With another provider"
        />
      </div>
    </div>
  )
}
