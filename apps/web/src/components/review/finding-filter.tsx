import { For } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { type DecidedChoice, decidedChoices } from '../../contract/review-filter.ts'
import { risks, riskWord } from '../../contract/risk-words.ts'
import { RiskSign } from '../contract/risk-sign.tsx'
import { Segments } from '../segments.tsx'

const decidedNames: Record<DecidedChoice, string> = { all: 'All', open: 'Open', decided: 'Decided' }

/** Which findings are listed. */
export function FindingFilter() {
  const { filter } = useContract()
  return (
    <div class="flex flex-wrap items-center gap-2">
      <fieldset aria-label="Risks that are listed" class="segments">
        <For each={risks}>
          {(risk) => (
            <button
              type="button"
              class="segment px-2"
              aria-label={riskWord[risk]}
              title={riskWord[risk]}
              aria-pressed={filter.isShown(risk)}
              onClick={() => filter.toggle(risk)}
            >
              <RiskSign risk={risk} size={16} />
            </button>
          )}
        </For>
      </fieldset>
      <Segments
        label="Open or decided"
        names={decidedNames}
        options={decidedChoices}
        value={filter.decided()}
        onChoose={filter.setDecided}
      />
    </div>
  )
}
