import type { DocumentDetail } from '@clausemint/protocol'
import { type Accessor, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { ChatAsk } from '../chat/ask.ts'
import { clauseName } from '../contract/clause-facts.ts'
import { type Contract, ContractProvider } from '../contract/contract.tsx'
import type { PointedAt, Tab } from '../contract/pointing.ts'
import { useApp } from '../state/app.tsx'
import type { GenerationView } from '../state/generation.ts'
import { AgainActions } from './again-actions.tsx'
import { FileCard } from './contract/file-card.tsx'
import { RoomHistory } from './contract/room-history.tsx'
import { ErrorCard } from './error-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { Card, Notice } from './panes.tsx'
import { ProvenanceCard } from './provenance-card.tsx'
import { PaneTabs } from './review/pane-tabs.tsx'
import { TermsCard } from './terms-card.tsx'

const ReviewPane = lazy(() => import('./review/review-pane.tsx'))
const ChatPane = lazy(() => import('./chat/chat-pane.tsx'))

interface DocumentSideProps {
  document: DocumentDetail
  generation: GenerationView
  contract: Accessor<Contract | undefined>
  tab: Tab
  onTab: (tab: Tab) => void
  /** Clause by clause, not as it was drafted. */
  isContractShown: boolean
  ask: ChatAsk | undefined
  onCite: (target: PointedAt) => void
  onAgain: (mode: 'continue' | 'retry', provider?: string) => void
}

const tabs = [
  { id: 'review', name: 'Review' },
  { id: 'chat', name: 'Chat' },
  { id: 'about', name: 'History' },
] as const

/** The right pane of a document: its review, questions about it, and what happened to it. */
export function DocumentSide(props: DocumentSideProps) {
  const { panes } = useApp()
  const openCount = () =>
    props
      .contract()
      ?.store.findings.models()
      .filter((model) => model.decision() === undefined && model.finding().suggestion !== undefined).length
  const clauseLabel = (id: string) => {
    const clause = props.contract()?.store.rows.get(id)?.facts().clause
    return clause && clauseName(clause)
  }

  return (
    <div
      class="pane pane-assistant border-line border-l bg-raised max-medium:border-l-0"
      data-screen-only
      {...panes.landmark('assistant', 'complementary', 'Assistant')}
    >
      <Show when={panes.isAlone('assistant')}>
        <h1 class="visually-hidden">Assistant</h1>
      </Show>
      <PaneTabs
        label="Assistant"
        tabs={tabs.map((tab) => (tab.id === 'review' ? { ...tab, count: openCount() } : tab))}
        current={props.tab}
        onChoose={props.onTab}
      >
        <Suspense fallback={<div class="skeleton m-4 h-40" role="img" aria-label="Loading" />}>
          <Switch>
            <Match when={props.tab === 'review'}>
              <Show when={props.contract()} keyed fallback={<NotYet isRunning={props.generation.isRunning()} />}>
                {(contract) => (
                  <ContractProvider value={contract}>
                    <ReviewPane localOnly={props.document.localOnly} />
                  </ContractProvider>
                )}
              </Show>
            </Match>
            <Match when={props.tab === 'chat'}>
              <ChatPane
                documentId={props.document.id}
                hasText={props.contract()?.store.tree() !== undefined}
                ask={props.ask}
                generations={props.contract()?.store.room().generations}
                clauseLabel={clauseLabel}
                onCite={({ clauseId, start, end }) =>
                  props.onCite(
                    start === undefined || end === undefined ? { clauseId } : { clauseId, passage: { start, end } },
                  )
                }
              />
            </Match>
            <Match when={props.tab === 'about'}>
              {/* What scrolls must be reachable by keyboard. */}
              <div class="pane-scroll px-4 py-4" tabindex="0">
                <div class="flex flex-col gap-4">
                  <Show when={props.generation.summary().error}>
                    {(error) => <ErrorCard error={error()} kept="Every word that was shown is kept." />}
                  </Show>
                  <Show when={props.contract()?.store.source()}>
                    {(source) => <FileCard file={source().file} remarks={source().remarks} />}
                  </Show>
                  <Show when={props.contract()}>{(contract) => <RoomHistory room={contract().store.room()} />}</Show>
                  <Show when={props.document.format === undefined}>
                    <ProvenanceCard generation={props.generation} />
                    <HistoryCard document={props.document} generation={props.generation} />
                  </Show>
                  <Show when={props.isContractShown && props.document.format === undefined}>
                    <Card title="The draft">
                      <p class="mb-3 text-sm">
                        Drafting it again takes the place of these words and all that was decided.
                      </p>
                      <AgainActions generation={props.generation} onAgain={props.onAgain} />
                    </Card>
                  </Show>
                  <Show when={props.document.terms}>{(terms) => <TermsCard terms={terms()} />}</Show>
                  <Notice />
                </div>
              </div>
            </Match>
          </Switch>
        </Suspense>
      </PaneTabs>
    </div>
  )
}

function NotYet(props: { isRunning: boolean }) {
  return (
    <section class="pane-scroll px-6 py-10 text-center" tabindex="0" aria-label="Review">
      <p class="font-serif text-ink text-lg">{props.isRunning ? 'Nothing to review yet' : 'Getting ready'}</p>
      <p class="mt-1 text-quiet text-sm">
        {props.isRunning ? 'The review can begin once the last word is there.' : 'The contract is on its way.'}
      </p>
    </section>
  )
}
