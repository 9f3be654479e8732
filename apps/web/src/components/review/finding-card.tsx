import Check from 'lucide-solid/icons/check'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import Locate from 'lucide-solid/icons/locate'
import Pencil from 'lucide-solid/icons/pencil'
import Undo2 from 'lucide-solid/icons/undo-2'
import X from 'lucide-solid/icons/x'
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { compareWords } from '../../contract/compare-words.ts'
import { useContract } from '../../contract/contract.tsx'
import type { FindingModel } from '../../contract/finding-models.ts'
import { goToWords } from '../../contract/go-to-words.ts'
import { memberName } from '../../contract/members.ts'
import { passageOf } from '../../contract/passage.ts'
import { outcomeWord, placeName, riskWord } from '../../contract/risk-words.ts'
import { type Piece, trackedWords } from '../../contract/tracked-words.ts'
import { timeWords } from '../../state/time-words.ts'
import { Pieces } from '../contract/pieces.tsx'
import { RiskSign } from '../contract/risk-sign.tsx'
import { SuggestionEditor } from './suggestion-editor.tsx'

interface FindingCardProps {
  model: FindingModel
}

/** One finding: what it is, what it is about, what is suggested, and what became of it. */
export function FindingCard(props: FindingCardProps) {
  const contract = useContract()
  const { store, actions, pointing, desk } = contract
  const finding = () => props.model.finding()
  const decision = () => props.model.decision()
  const pending = () => props.model.pending()
  const isWording = () => desk.isWording(props.model.id)
  const isHere = () => pointing.isFinding(props.model.id)
  // What is fine or settled is a line until somebody wants to know more.
  const [wish, setWish] = createSignal<boolean>()
  const isOpen = () => isWording() || (wish() ?? (finding().risk !== 'green' && !decision()))
  createEffect(
    on(pointing.findingJump, (id) => {
      if (id === props.model.id) setWish(true)
    }),
  )
  const place = () => {
    const { clauseId } = finding()
    return clauseId === undefined ? undefined : placeName(store.rows.get(clauseId)?.facts().clause)
  }
  const pieces = createMemo((): readonly Piece[] => {
    const change = decision()?.change
    if (change?.kind === 'text') return trackedWords(change.before, change.after, compareWords)
    if (change?.kind === 'added') return trackedWords('', change.clause.text, undefined)
    const { suggestion, quote, clauseId } = finding()
    if (suggestion === undefined) return []
    return trackedWords(clauseId === undefined ? '' : (quote ?? ''), suggestion, compareWords)
  })
  /** Words that are not in the contract any more have no place for a suggestion. */
  const isLost = () => {
    const { clauseId, quote, suggestion } = finding()
    const row = clauseId === undefined ? undefined : store.rows.get(clauseId)
    if (decision() || suggestion === undefined || quote === undefined || !row) return false
    return passageOf(finding(), row.facts().clause) === undefined
  }
  const conflict = () => props.model.failure()?.details.decision
  let card: HTMLElement | undefined
  // Where only open ones are listed, a decided one goes; whoever was on it goes on from the list.
  onCleanup(() => {
    if (!card?.contains(document.activeElement)) return
    const list = card.closest<HTMLElement>('.pane-scroll')
    queueMicrotask(() => document.activeElement === document.body && list?.focus({ preventScroll: true }))
  })

  async function decide(verdict: 'accepted' | 'rejected', wording?: string): Promise<void> {
    pointing.chooseFinding(props.model.id)
    desk.word(undefined)
    setWish(true)
    // The button that was pressed goes with the decision.
    card?.focus({ preventScroll: true })
    await actions.decide(props.model, verdict, wording)
  }

  return (
    <article
      ref={card}
      id={`finding-${props.model.id}`}
      class={`finding edge-${finding().risk}`}
      classList={{ here: isHere(), decided: decision() !== undefined }}
      aria-labelledby={`finding-title-${props.model.id}`}
      tabindex="-1"
      onFocusIn={() => pointing.chooseFinding(props.model.id)}
    >
      <h3 class="m-0">
        <button
          type="button"
          id={`finding-title-${props.model.id}`}
          class="finding-title"
          aria-expanded={isOpen()}
          onClick={() => {
            setWish(!isOpen())
            pointing.chooseFinding(props.model.id)
          }}
        >
          <RiskSign risk={finding().risk} />
          <span class="min-w-0 flex-1">
            <span class="block break-words font-medium text-ink">{finding().title}</span>
            <span class="block text-quiet text-xs">
              {riskWord[finding().risk]} · {outcomeWord[finding().outcome]}
              <Show when={place()}>{(name) => <> · {name()}</>}</Show>
              <Show when={decision()}>{(known) => <> · {known().verdict}</>}</Show>
            </span>
          </span>
          <ChevronRight size={16} aria-hidden="true" class="finding-chevron" />
        </button>
      </h3>
      <Show when={isOpen()}>
        <div class="finding-body">
          <Show when={finding().quote}>{(quote) => <blockquote class="finding-quote">{quote()}</blockquote>}</Show>
          <p class="break-words text-sm">{finding().reason}</p>
          <Show when={finding().origin === 'model'}>
            <p class="mt-1 text-quiet text-xs">A model says so. Check it against the words.</p>
          </Show>
          <Show
            when={!isWording()}
            fallback={
              <SuggestionEditor
                id={props.model.id}
                wording={finding().suggestion ?? ''}
                onAccept={(wording) => void decide('accepted', wording)}
                onCancel={() => {
                  desk.word(undefined)
                  card?.focus({ preventScroll: true })
                }}
              />
            }
          >
            <Show when={pieces().length > 0}>
              <p class="card-title mt-3 mb-1">{decision()?.verdict === 'accepted' ? 'What changed' : 'Suggested'}</p>
              <p class="suggestion">
                <Pieces pieces={pieces()} />
              </p>
            </Show>
          </Show>
          <Show when={isLost()}>
            <p class="mt-2 text-quiet text-xs">
              The words it is about have changed since. Review the clause again, or edit it by hand.
            </p>
          </Show>
          <Show when={conflict()}>
            {(winner) => (
              <p class="note-box note-warning mt-2">
                {winner().by === undefined ? 'Somebody' : capital(memberName(winner().by))} {winner().verdict} this
                first, {timeWords(winner().at)}. That stands.
              </p>
            )}
          </Show>
          <Show when={!conflict() && props.model.failure()}>
            {(known) => <p class="field-error mt-2">{known().message}</p>}
          </Show>
          <div class="mt-3 flex flex-wrap items-center gap-1.5">
            <Show
              when={decision()}
              fallback={
                <Show when={finding().suggestion !== undefined && !isWording()}>
                  <button
                    type="button"
                    class="button button-primary min-h-8 px-2.5 py-1"
                    aria-disabled={pending() !== undefined}
                    aria-keyshortcuts="a"
                    onClick={() => void decide('accepted')}
                  >
                    <Check size={15} aria-hidden="true" />
                    {pending() === 'accepted' ? 'Accepting…' : 'Accept'}
                  </button>
                  <button
                    type="button"
                    class="button min-h-8 px-2.5 py-1"
                    aria-disabled={pending() !== undefined}
                    aria-keyshortcuts="r"
                    onClick={() => void decide('rejected')}
                  >
                    <X size={15} aria-hidden="true" />
                    {pending() === 'rejected' ? 'Rejecting…' : 'Reject'}
                  </button>
                  <button
                    type="button"
                    class="button button-quiet min-h-8 px-2 py-1"
                    aria-disabled={pending() !== undefined}
                    aria-keyshortcuts="e"
                    onClick={() => desk.word(props.model.id)}
                  >
                    <Pencil size={15} aria-hidden="true" />
                    Edit
                  </button>
                </Show>
              }
            >
              {(known) => (
                <>
                  <p class="mr-auto text-xs">
                    <span class="font-medium text-ink">{capital(known().verdict)}</span> by {memberName(known().by)},{' '}
                    {timeWords(known().at)}
                  </p>
                  <button
                    type="button"
                    class="button min-h-8 py-1"
                    aria-disabled={pending() !== undefined}
                    aria-keyshortcuts="u"
                    onClick={() => {
                      card?.focus({ preventScroll: true })
                      void actions.undo(props.model)
                    }}
                  >
                    <Undo2 size={15} aria-hidden="true" />
                    {pending() === 'undone' ? 'Taking back…' : 'Undo'}
                  </button>
                </>
              )}
            </Show>
            <Show when={finding().clauseId !== undefined || (finding().suggestion !== undefined && !decision())}>
              <button
                type="button"
                class="button button-quiet button-icon min-h-8 w-8"
                classList={{ 'ml-auto': !decision() }}
                aria-label="Show in contract"
                title="Show in contract"
                onClick={() => goToWords(contract, props.model)}
              >
                <Locate size={16} aria-hidden="true" />
              </button>
            </Show>
          </div>
        </div>
      </Show>
    </article>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
