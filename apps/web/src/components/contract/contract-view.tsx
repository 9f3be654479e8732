import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { goTo } from '../../contract/go-to.ts'
import type { PointedAt } from '../../contract/pointing.ts'
import { createReviewKeys } from '../../contract/review-keys.ts'
import { createSlices } from '../../contract/slices.ts'
import { ErrorCard } from '../error-card.tsx'
import { PaperSkeleton } from '../page-skeleton.tsx'
import { ClauseRowView } from './clause-row.tsx'
import { type FileNote, FileNotes, fileNotes } from './file-notes.tsx'
import { ProposedClause } from './proposed-clause.tsx'
import { ReadingModes } from './reading-modes.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'
import { createSheetKeys } from './sheet-keys.ts'

/** As many as fill a screen. */
const firstRows = 16

/** The contract on paper, clause by clause, with its risk in the margin and suggestions as tracked changes. */
export default function ContractView() {
  const contract = useContract()
  const { store, pointing, desk } = contract
  createReviewKeys(contract)
  const [sheet, setSheet] = createSignal<HTMLElement>()
  const { shown, isWhole } = createSlices(store.rows.rows, firstRows)

  const notes = createMemo(() => {
    const remarks = store.source()?.remarks
    return Map.groupBy(remarks ? fileNotes(remarks) : [], ({ clauseId }) => clauseId)
  })
  const proposals = () =>
    pointing.mode() === 'original'
      ? []
      : store.findings
          .models()
          .filter(
            (model) =>
              model.finding().clauseId === undefined &&
              model.finding().suggestion !== undefined &&
              model.decision() === undefined,
          )
  /** Clauses are added before the signatures. */
  const signaturesAt = createMemo(() => {
    const at = store.rows.rows().findIndex((row) => row.facts().isTopLevel && row.facts().clause.kind === 'signatures')
    return at < 0 ? store.rows.rows().length : at
  })
  const before = createMemo(() => shown().slice(0, signaturesAt()))
  const after = createMemo(() => shown().slice(signaturesAt()))

  // A jump waits for its row: a long contract is laid out over several frames.
  let awaited: PointedAt | undefined
  const land = () => {
    if (!awaited) return
    const element = document.getElementById(`clause-${awaited.clauseId}`)
    if (!element && !isWhole()) return
    awaited = undefined
    if (element) goTo(element)
  }
  createEffect(
    on(pointing.clauseJump, (target) => {
      awaited = target
      land()
    }),
  )
  createEffect(on([shown, isWhole], land))

  // A link to `#clause-ID`, once there is something to link to.
  const goToHash = () => {
    const clauseId = linkedClause(location.hash)
    if (clauseId !== undefined && store.rows.get(clauseId)) pointing.goToClause({ clauseId })
  }
  createEffect(
    on(
      () => store.tree() !== undefined,
      (known) => known && goToHash(),
    ),
  )
  window.addEventListener('hashchange', goToHash)
  onCleanup(() => window.removeEventListener('hashchange', goToHash))

  const row = (one: ReturnType<typeof shown>[number]) => (
    <ClauseRowView row={one} notes={notes().get(one.id) ?? none} isEntry={store.rows.rows()[0] === one} />
  )

  return (
    <Show
      when={store.tree()}
      fallback={
        <Show when={store.failure()} fallback={<PaperSkeleton />}>
          {(failure) => (
            <div class="mx-auto max-w-3xl">
              <ErrorCard error={failure().body}>
                <button type="button" class="button" onClick={() => void store.reload()}>
                  Try again
                </button>
              </ErrorCard>
            </div>
          )}
        </Show>
      }
    >
      <div class="contract">
        <ReadingModes />
        <article
          ref={(element) => {
            setSheet(element)
            createSheetKeys(element, { pointing, desk, rows: store.rows })
          }}
          class="paper sheet"
          classList={{ [`mode-${pointing.mode()}`]: true }}
          lang="en"
          aria-label="The contract"
          aria-busy={!isWhole()}
        >
          <Show when={contract.title()}>{(title) => <h2 class="sheet-title">{title()}</h2>}</Show>
          <FileNotes notes={notes().get(undefined) ?? none} />
          <Show when={store.rows.rows().length === 0}>
            <p class="py-10 text-center text-quiet">There are no clauses in this document.</p>
          </Show>
          <For each={before()}>{row}</For>
          <For each={proposals()}>{(model) => <ProposedClause model={model} />}</For>
          <For each={after()}>{row}</For>
          <Show when={sheet()}>{(element) => <SelectionToolbar sheet={element()} />}</Show>
        </article>
      </div>
    </Show>
  )
}

const none: readonly FileNote[] = []

/** Addresses are typed and cut short by people: what cannot be read is no link. */
function linkedClause(hash: string): string | undefined {
  try {
    return /^#clause-(.+)$/.exec(decodeURIComponent(hash))?.[1]
  } catch {
    return undefined
  }
}
