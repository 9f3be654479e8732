import Square from 'lucide-solid/icons/square'
import { useContract } from '../../contract/contract.tsx'
import { aside } from '../../state/generation-words.ts'
import { createStage } from '../../state/stage.ts'
import { ProgressBar } from '../progress-bar.tsx'

/** How far a review is, and Stop. */
export function ReviewProgress() {
  const { run, store } = useContract()
  const stage = createStage(run.generation)
  const stopping = () => run.isStopping() || run.generation.summary().status === 'cancelling'
  const count = () => store.findings.models().length

  return (
    <section class="card p-4" aria-label="Review in progress">
      <ProgressBar fraction={run.generation.progress.value().fraction} label="Review" describedBy="review-stage" />
      <div class="mt-3 flex items-center gap-3">
        <div class="min-w-0 flex-1">
          <p id="review-stage" class="font-medium text-ink text-sm tabular-nums">
            {stopping() ? 'Stopping…' : stage.words()}
          </p>
          <p class="text-quiet text-xs">
            {count() > 0
              ? `${count()} ${count() === 1 ? 'point' : 'points'} so far`
              : aside(run.generation.progress.value().stage)}
          </p>
        </div>
        <button
          type="button"
          class="button"
          aria-disabled={stopping()}
          aria-keyshortcuts="Escape"
          onClick={() => void run.stop()}
        >
          <Square size={14} aria-hidden="true" class="fill-current" />
          {stopping() ? 'Stopping…' : 'Stop'}
        </button>
      </div>
    </section>
  )
}
