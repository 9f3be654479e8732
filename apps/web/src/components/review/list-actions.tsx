import { AppError } from '@clausemint/client'
import ArrowDownWideNarrow from 'lucide-solid/icons/arrow-down-wide-narrow'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'

type Verdict = 'accepted' | 'rejected'

/** What is done with the list as a whole: every open suggestion at once, asked for twice, for it is much; its order. */
export function ListActions() {
  const { filter, actions, pointing } = useContract()
  const [asked, setAsked] = createSignal<Verdict>()
  const [note, setNote] = createSignal('')
  const [isTakingBack, setTakingBack] = createSignal(false)
  let list: HTMLFieldSetElement | undefined
  const open = () =>
    filter.shown().filter((model) => model.decision() === undefined && model.finding().suggestion !== undefined)

  async function decide(verdict: Verdict): Promise<void> {
    setAsked(undefined)
    setNote('')
    // The button that asked goes with what is decided; and what a key takes back is all of it, not the one read before.
    list?.focus({ preventScroll: true })
    pointing.chooseFinding(undefined)
    try {
      const { decided, refused } = await actions.decideAll(open(), verdict)
      if (refused.length > 0) setNote(`${decided} ${verdict}. ${refused.length} could not be: ${refused[0]}`)
    } catch (error) {
      setNote(AppError.from(error).message)
    }
  }

  async function undo(): Promise<void> {
    setNote('')
    list?.focus({ preventScroll: true })
    setTakingBack(true)
    await actions.undo()
    setTakingBack(false)
  }

  return (
    <>
      <fieldset ref={list} class="flex flex-wrap items-center gap-2" aria-label="All that is listed" tabindex="-1">
        <Show when={open().length > 1}>
          <button type="button" class="button min-h-8 px-2.5 py-1 text-xs" onClick={() => setAsked('accepted')}>
            Accept all {open().length}
          </button>
          <button type="button" class="button min-h-8 px-2.5 py-1 text-xs" onClick={() => setAsked('rejected')}>
            Reject all {open().length}
          </button>
        </Show>
        <Show when={actions.decidedAtOnce().length > 0 || isTakingBack()}>
          <button
            type="button"
            class="button min-h-8 px-2.5 py-1 text-xs"
            aria-disabled={isTakingBack()}
            aria-keyshortcuts="u"
            onClick={() => !isTakingBack() && void undo()}
          >
            <Undo2 size={15} aria-hidden="true" />
            {isTakingBack() ? 'Taking back…' : `Undo all ${actions.decidedAtOnce().length}`}
          </button>
        </Show>
        <button
          type="button"
          class="button button-quiet ml-auto min-h-8 px-2 py-1 text-xs"
          onClick={() => filter.setOrder(filter.order() === 'risk' ? 'contract' : 'risk')}
        >
          <ArrowDownWideNarrow size={15} aria-hidden="true" />
          {filter.order() === 'risk' ? 'By risk' : 'By clause'}
        </button>
        <Show when={note()}>{(words) => <p class="w-full text-sm text-warning">{words()}</p>}</Show>
      </fieldset>
      <Show when={asked()}>
        {(verdict) => (
          <ConfirmDialog
            question={`${verdict() === 'accepted' ? 'Accept' : 'Reject'} ${open().length} suggestions?`}
            keep="Cancel"
            go={verdict() === 'accepted' ? 'Accept all' : 'Reject all'}
            onKeep={() => setAsked(undefined)}
            onGo={() => void decide(verdict())}
          >
            <p>
              {verdict() === 'accepted'
                ? 'Their wording takes the place of the contract’s. All of it, or each on its own, can be taken back.'
                : 'The contract stays as it is. All of it, or each on its own, can be taken back.'}
            </p>
          </ConfirmDialog>
        )}
      </Show>
    </>
  )
}
