import { Show } from 'solid-js'
import type { ClauseDraft } from '../../contract/clause-draft.ts'
import { compareWords } from '../../contract/compare-words.ts'
import { trackedWords } from '../../contract/tracked-words.ts'
import { Pieces } from './pieces.tsx'

interface ClauseConflictProps {
  theirs: Pick<ClauseDraft, 'text' | 'heading'>
  mine: Pick<ClauseDraft, 'text' | 'heading'>
  onKeepTheirs: () => void
  onSaveMine: () => void
  onStartFromTheirs: () => void
}

/** Somebody else saved other words meanwhile: both are shown, and one chooses. */
export function ClauseConflict(props: ClauseConflictProps) {
  return (
    <>
      <p>From their words to yours:</p>
      <Show when={props.mine.heading !== props.theirs.heading}>
        <p class="clause-text my-2 font-bold font-serif text-ink">
          <Pieces pieces={trackedWords(props.theirs.heading ?? '', props.mine.heading ?? '', compareWords)} />
        </p>
      </Show>
      <Show when={props.mine.text !== props.theirs.text}>
        <p class="clause-text my-2 font-serif text-ink">
          <Pieces pieces={trackedWords(props.theirs.text, props.mine.text, compareWords)} />
        </p>
      </Show>
      <div class="flex flex-wrap gap-2">
        <button type="button" class="button" onClick={() => props.onKeepTheirs()}>
          Keep theirs
        </button>
        <button type="button" class="button" onClick={() => props.onSaveMine()}>
          Save mine instead
        </button>
        <button type="button" class="button button-quiet" onClick={() => props.onStartFromTheirs()}>
          Start from theirs
        </button>
      </div>
    </>
  )
}
