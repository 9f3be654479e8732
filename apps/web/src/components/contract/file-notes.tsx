import type { SourceRemarks } from '@clausemint/protocol'
import { For, Show } from 'solid-js'

/** One thing that was in the file beside its words. */
export interface FileNote {
  what: string
  words: string
  clauseId?: string | undefined
}

/** Tracked changes, comments and hidden words of the file, as quiet notes. */
export function fileNotes({ revisions, comments, hidden }: SourceRemarks): FileNote[] {
  const day = (date: string | undefined) =>
    date === undefined || Number.isNaN(Date.parse(date))
      ? ''
      : `, ${new Date(date).toLocaleDateString(undefined, { dateStyle: 'medium' })}`
  return [
    ...revisions.map(({ kind, author, date, text, clauseId }) => ({
      what: `${author || 'Somebody'} ${revisionVerb(kind)}${day(date)}`,
      words: text,
      clauseId,
    })),
    ...comments.map(({ author, date, text, resolved, clauseId }) => ({
      what: `${author || 'Somebody'} commented${day(date)}${resolved ? ', resolved' : ''}`,
      words: text,
      clauseId,
    })),
    ...hidden.map(({ text, why, clauseId }) => ({ what: `Hidden in the file (${why})`, words: text, clauseId })),
  ]
}

function revisionVerb(kind: string): string {
  if (/ins/i.test(kind)) return 'inserted'
  if (/del/i.test(kind)) return 'deleted'
  return /move/i.test(kind) ? 'moved' : 'changed'
}

export function FileNotes(props: { notes: readonly FileNote[] }) {
  return (
    <Show when={props.notes.length > 0}>
      <details class="file-notes" data-screen-only>
        <summary>{props.notes.length === 1 ? '1 note in the file' : `${props.notes.length} notes in the file`}</summary>
        <ul>
          <For each={props.notes}>
            {({ what, words }) => (
              <li>
                <span class="text-quiet">{what}:</span> “{words}”
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
