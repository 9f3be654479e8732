import type { ReviewStatement } from '@clausemint/protocol'
import { For, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { onlyPassage } from '../../contract/passage.ts'
import { choiceWord } from '../../contract/risk-words.ts'

/** The 17 statements: what the contract says of each, and where. */
export function StatementList(props: { statements: readonly ReviewStatement[] }) {
  const { pointing, store } = useContract()
  const goTo = (clauseId: string, quote: string) => {
    const clause = store.rows.get(clauseId)?.facts().clause
    const passage = clause && onlyPassage(clause.text, quote)
    pointing.goToClause({ clauseId, version: clause?.version, ...(passage && { passage }) })
  }
  return (
    <section aria-label="The 17 statements">
      <h2 class="card-title mb-2">The 17 statements</h2>
      <ol class="flex flex-col gap-2">
        <For each={props.statements}>
          {({ hypothesis, choice, evidence }) => (
            <li class="card p-3 text-sm">
              <p class="text-ink">{hypothesis}</p>
              <p class="mt-1 font-medium text-xs">{choiceWord[choice]}</p>
              <For each={evidence}>
                {({ quote, clauseId }) => (
                  <div class="mt-2">
                    <blockquote class="finding-quote">{quote}</blockquote>
                    <Show when={clauseId}>
                      {(id) => (
                        <button
                          type="button"
                          class="button button-quiet min-h-7 px-2 py-0.5 text-xs"
                          onClick={() => goTo(id(), quote)}
                        >
                          Show in contract
                        </button>
                      )}
                    </Show>
                  </div>
                )}
              </For>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
