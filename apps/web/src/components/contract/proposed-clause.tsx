import Plus from 'lucide-solid/icons/plus'
import { useContract } from '../../contract/contract.tsx'
import type { FindingModel } from '../../contract/finding-models.ts'
import { riskWord } from '../../contract/risk-words.ts'
import { grouped } from './grouped.ts'
import { RiskSign } from './risk-sign.tsx'

/** A clause that is missing, where it would be added. */
export function ProposedClause(props: { model: FindingModel }) {
  const { pointing } = useContract()
  const finding = () => props.model.finding()
  const isAccepted = () => pointing.mode() === 'accepted'
  return (
    <div
      id={`proposal-${props.model.id}`}
      class="clause-row depth-0 proposal"
      classList={{ here: pointing.isFinding(props.model.id) }}
      {...grouped(`Suggested clause: ${finding().title}`)}
      tabindex="-1"
    >
      <div class="clause-margin" data-screen-only>
        <button
          type="button"
          class="margin-button"
          aria-label={`Suggested clause: ${riskWord[finding().risk]}, ${finding().title}. Go to the finding`}
          onClick={() => pointing.goToFinding(props.model.id)}
        >
          <RiskSign risk={finding().risk} />
        </button>
      </div>
      <div class="clause-words">
        <p class="proposal-title" data-screen-only>
          <Plus size={13} aria-hidden="true" />
          Missing: {finding().title}
        </p>
        <p class="clause-text">{isAccepted() ? finding().suggestion : <ins>{finding().suggestion}</ins>}</p>
      </div>
    </div>
  )
}
