import MessageSquare from 'lucide-solid/icons/message-square'
import { createMemo, Show } from 'solid-js'
import type { ClauseRow } from '../../contract/clause-rows.ts'
import { useContract } from '../../contract/contract.tsx'
import type { FindingModel } from '../../contract/finding-models.ts'
import { byRisk, riskWord } from '../../contract/risk-words.ts'
import { RiskSign } from './risk-sign.tsx'

/** What is to be said of a clause, beside it: its risk, and whether somebody remarked on it. */
export function ClauseMargin(props: { row: ClauseRow; name: string }) {
  const { pointing } = useContract()
  /** The gravest finding: an open one before those that are decided. */
  const foremost = createMemo((): FindingModel | undefined =>
    props.row
      .findings()
      .toSorted((a, b) => Number(!!a.decision()) - Number(!!b.decision()) || byRisk(a.finding(), b.finding()))
      .at(0),
  )
  const others = () => props.row.findings().length - 1

  return (
    <div class="clause-margin" data-screen-only>
      <Show when={foremost()}>
        {(model) => (
          <button
            type="button"
            class="margin-button"
            tabindex={pointing.isClause(props.row.id) ? 0 : -1}
            data-count={others() > 0 ? others() + 1 : undefined}
            classList={{ decided: model().decision() !== undefined }}
            aria-label={`${props.name}: ${model().decision() ? 'decided' : riskWord[model().finding().risk]}, ${
              model().finding().title
            }${others() > 0 ? ` and ${others()} more` : ''}. Go to the finding`}
            title={`${riskWord[model().finding().risk]}: ${model().finding().title}`}
            onClick={() => pointing.goToFinding(model().id)}
          >
            <RiskSign risk={model().finding().risk} />
          </button>
        )}
      </Show>
      <Show when={props.row.comments().length > 0}>
        <span class="margin-note">
          <MessageSquare size={15} aria-hidden="true" />
          <span class="sr-only">Has comments</span>
        </span>
      </Show>
    </div>
  )
}
