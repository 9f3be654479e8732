import { createSignal, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { clauseName } from '../../contract/clause-facts.ts'
import type { ClauseRow } from '../../contract/clause-rows.ts'
import { useContract } from '../../contract/contract.tsx'
import { ClauseActions } from './clause-actions.tsx'
import { ClauseEditor } from './clause-editor.tsx'
import { ClauseMargin } from './clause-margin.tsx'
import { ClauseText } from './clause-text.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentNote } from './comment-note.tsx'
import { type FileNote, FileNotes } from './file-notes.tsx'
import { grouped } from './grouped.ts'

interface ClauseRowViewProps {
  row: ClauseRow
  notes: readonly FileNote[]
  /** Reached by Tab while no clause was chosen. */
  isEntry: boolean
}

/** One clause on the sheet. */
export function ClauseRowView(props: ClauseRowViewProps) {
  const { pointing, desk } = useContract()
  const clause = () => props.row.facts().clause
  const name = () => clauseName(clause())
  const isHere = () => pointing.isClause(props.row.id)
  const isOriginalOnly = () => pointing.mode() === 'original'
  const heading = () => (isOriginalOnly() ? props.row.originalHeading() : undefined) ?? clause().heading
  const [wasFocused, setFocused] = createSignal(false)
  const backToClause = () => document.getElementById(`clause-${props.row.id}`)?.focus({ preventScroll: true })

  return (
    <div
      id={`clause-${props.row.id}`}
      data-clause={props.row.id}
      class={`clause-row depth-${props.row.facts().depth}`}
      classList={{
        here: isHere(),
        'top-level': props.row.facts().isTopLevel,
        labelled: clause().label !== '',
        titled: clause().heading !== undefined,
        absent: props.row.original() === '' && isOriginalOnly(),
      }}
      {...grouped(`Clause ${name()}`)}
      tabindex={isHere() || (props.isEntry && pointing.clauseId() === undefined) ? 0 : -1}
      onFocusIn={() => setFocused(true)}
    >
      <ClauseMargin row={props.row} name={name()} />
      <div class="clause-words">
        <Show when={clause().label}>{(label) => <span class="clause-label">{label()}</span>}</Show>
        <Show when={!desk.isEditing(props.row.id) && heading()}>
          {(words) => (
            <Dynamic component={`h${props.row.facts().headingRank}`} class="clause-heading">
              {words()}
            </Dynamic>
          )}
        </Show>
        <Show
          when={!desk.isEditing(props.row.id)}
          fallback={
            <ClauseEditor
              clause={clause()}
              name={name()}
              onDone={() => {
                desk.edit(undefined)
                backToClause()
              }}
            />
          }
        >
          <Show when={clause().text !== ''}>
            <p class="clause-text" dir="auto">
              <ClauseText row={props.row} />
            </p>
          </Show>
        </Show>
        <FileNotes notes={props.notes} />
        <For each={props.row.comments()}>{(comment) => <CommentNote comment={comment} />}</For>
        <Show when={desk.isCommenting(props.row.id) && desk.commenting()}>
          {(place) => (
            <CommentForm
              place={place()}
              name={name()}
              onDone={() => {
                desk.comment(undefined)
                backToClause()
              }}
            />
          )}
        </Show>
        <Show when={isHere() && wasFocused() && !desk.isEditing(props.row.id) && !isOriginalOnly()}>
          <ClauseActions clause={clause()} name={name()} />
        </Show>
      </div>
    </div>
  )
}
