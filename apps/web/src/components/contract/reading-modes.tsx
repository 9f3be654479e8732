import { For, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { type ReadingMode, readingModes } from '../../contract/pointing.ts'

const names: Record<ReadingMode, string> = { stands: 'As it stands', accepted: 'As accepted', original: 'As original' }

/** How the contract is read: with what is suggested, as if all that were accepted, or as it came. */
export function ReadingModes() {
  const { pointing, store } = useContract()
  const open = () =>
    store.findings
      .models()
      .filter((model) => model.finding().suggestion !== undefined && model.decision() === undefined).length
  return (
    <div class="reading-modes" data-screen-only>
      <fieldset aria-label="How the contract is shown" class="segments">
        <For each={readingModes}>
          {(mode) => (
            <button
              type="button"
              class="segment"
              aria-pressed={pointing.mode() === mode}
              onClick={() => pointing.setMode(mode)}
            >
              {names[mode]}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={open() > 0}>
        <p class="text-quiet text-xs">{open() === 1 ? '1 suggestion open' : `${open()} suggestions open`}</p>
      </Show>
    </div>
  )
}
