import { For, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { placeName } from '../../contract/risk-words.ts'
import { CommentNote } from '../contract/comment-note.tsx'

/** Every comment, each with the way to its clause. */
export function CommentList() {
  const { store, pointing } = useContract()
  return (
    <Show when={store.room().comments.length > 0}>
      <section class="card p-4" aria-label="Comments">
        <h2 class="card-title mb-2">Comments</h2>
        <ul class="flex flex-col gap-3">
          <For each={store.room().comments}>
            {(comment) => (
              <li>
                <CommentNote comment={comment} />
                <Show when={comment.clauseId}>
                  {(clauseId) => (
                    <button
                      type="button"
                      class="button button-quiet min-h-7 px-2 py-0.5 text-xs"
                      onClick={() => pointing.goToClause({ clauseId: clauseId() })}
                    >
                      {placeName(store.rows.get(clauseId())?.facts().clause) ?? 'Show in contract'}
                    </button>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
