import type { FailedQuestion as Failed } from '../../chat/asking.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { ErrorCard } from '../error-card.tsx'
import { QuestionBubble } from './question-bubble.tsx'

interface FailedQuestionProps {
  failed: Failed
  label: string | undefined
  onCite: (target: CitationTarget) => void
  onAgain: () => void
  onPutBack: () => void
}

/** A question that was not taken; it can be sent again, or taken back. */
export function FailedQuestion(props: FailedQuestionProps) {
  return (
    <div class="mt-4 flex flex-col gap-2">
      <QuestionBubble question={props.failed.request.question} label={props.label} onCite={props.onCite} />
      <ErrorCard error={props.failed.error.body} kept="Your question is kept.">
        <button type="button" class="button" onClick={() => props.onAgain()}>
          Try again
        </button>
        <button type="button" class="button button-quiet" onClick={() => props.onPutBack()}>
          Put it back in the box
        </button>
      </ErrorCard>
    </div>
  )
}
