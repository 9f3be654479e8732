import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { goTo } from '../../contract/go-to.ts'
import { createSlices } from '../../contract/slices.ts'
import { ErrorCard } from '../error-card.tsx'
import { Notice } from '../panes.tsx'
import { CommentList } from './comment-list.tsx'
import { FindingCard } from './finding-card.tsx'
import { FindingFilter } from './finding-filter.tsx'
import { ListActions } from './list-actions.tsx'
import { ReviewProgress } from './review-progress.tsx'
import { ReviewStart } from './review-start.tsx'
import { ReviewSummary } from './review-summary.tsx'
import { StatementList } from './statement-list.tsx'

/** As many as fill a screen. */
const firstCards = 4

/** The review beside the contract: how it is started, how far it is, what it found, and what became of that. */
export default function ReviewPane(props: { localOnly: boolean }) {
  const { store, run, filter, pointing } = useContract()
  const [isStartOpen, setStartOpen] = createSignal(false)
  const hasFindings = () => store.findings.models().length > 0
  const statements = () => run.result()?.statements ?? []
  const cards = createSlices(filter.shown, firstCards)
  const isEmpty = () => !hasFindings() && statements().length === 0 && !run.isRunning()

  pointing.setListed(true)
  onCleanup(() => pointing.setListed(false))

  let scroller: HTMLElement | undefined
  let starter: HTMLElement | undefined
  const started = () => {
    setStartOpen(false)
    scroller?.scrollTo({ top: 0, behavior: 'instant' })
  }

  function openStart(): void {
    setStartOpen(true)
    starter?.focus()
    starter?.scrollIntoView({ block: 'start' })
  }

  // A jump waits for its card: a long list is laid out over several frames, and a filter may have left it out.
  createEffect(
    on([pointing.findingJump, cards.shown], ([id]) => {
      if (id === undefined) return
      if (!filter.shown().some((model) => model.id === id)) filter.showAll()
      queueMicrotask(() => {
        const card = document.getElementById(`finding-${id}`)
        if (!card || pointing.findingJump() !== id) return
        pointing.landed()
        goTo(card, 'nearest')
      })
    }),
  )

  return (
    <section ref={scroller} class="pane-scroll px-4 py-4" tabindex="0" aria-label="Findings">
      <div class="flex flex-col gap-4">
        <Show when={store.tree() === undefined ? undefined : store.failure()}>
          {(failure) => (
            <ErrorCard error={failure().body} kept="The contract is as it was.">
              <button type="button" class="button" onClick={() => location.reload()}>
                Reload the page
              </button>
            </ErrorCard>
          )}
        </Show>
        <Show when={run.isRunning()}>
          <ReviewProgress />
        </Show>
        <Show when={isEmpty()}>
          <section class="card p-4" aria-label="Start a review">
            <h2 class="mb-1 font-semibold font-serif text-ink text-xl">Review this contract</h2>
            <p class="mb-4 text-sm">
              Every clause is held against a playbook: what is fine, what to talk about, and what to write instead.
            </p>
            <ReviewStart localOnly={props.localOnly} onStarted={started} />
          </section>
        </Show>
        <Show when={!isEmpty() && !isStartOpen() && run.failure()}>
          {(failure) => <ErrorCard error={failure().body} kept="What was found stays." />}
        </Show>
        <Show when={run.generation.summary().status === 'failed' && run.generation.summary().error}>
          {(error) => <ErrorCard error={error()} kept="What was found so far stays." />}
        </Show>
        <Show when={hasFindings() || statements().length > 0}>
          <ReviewSummary onAgain={openStart} />
        </Show>
        <Show when={statements().length > 0 && !run.isRunning()}>
          <StatementList statements={statements()} />
        </Show>
        <Show when={hasFindings()}>
          <section aria-label="Points" class="flex flex-col gap-3">
            <h2 class="sr-only">Points</h2>
            <FindingFilter />
            <ListActions />
            <Show
              when={filter.shown().length > 0}
              fallback={
                <p class="py-6 text-center text-quiet text-sm">
                  Nothing of that kind.{' '}
                  <button type="button" class="button ml-1 min-h-7 px-2 py-0.5 text-xs" onClick={filter.showAll}>
                    List everything
                  </button>
                </p>
              }
            >
              <ol class="flex flex-col gap-2">
                <For each={cards.shown()}>
                  {(model) => (
                    <li>
                      <FindingCard model={model} />
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          </section>
        </Show>
        <CommentList />
        <Show when={!isEmpty() && !run.isRunning()}>
          <details class="card p-4" open={isStartOpen()} onToggle={(event) => setStartOpen(event.currentTarget.open)}>
            <summary ref={starter} class="cursor-pointer font-medium text-ink text-sm">
              Review it again
            </summary>
            <div class="mt-4">
              <ReviewStart localOnly={props.localOnly} onStarted={started} />
            </div>
          </details>
        </Show>
        <Notice />
      </div>
    </section>
  )
}
