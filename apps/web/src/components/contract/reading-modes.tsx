import { Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { type ReadingMode, readingModes } from '../../contract/pointing.ts'
import { Segments } from '../segments.tsx'

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
      <Segments
        label="How the contract is shown"
        names={names}
        options={readingModes}
        value={pointing.mode()}
        onChoose={pointing.setMode}
      />
      <Show when={open() > 0}>
        <p class="text-quiet text-xs">{open() === 1 ? '1 suggestion open' : `${open()} suggestions open`}</p>
      </Show>
    </div>
  )
}
