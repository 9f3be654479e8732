import { lazy, Match, Show, Switch } from 'solid-js'
import { ContractProvider } from '../contract/contract.tsx'
import type { OpenContract } from '../contract/open-contract.ts'
import { useApp } from '../state/app.tsx'
import type { AgainMode, OpenDocument } from '../state/open-document.ts'
import { DocumentAbout } from './document-about.tsx'
import { LoadedPart } from './loaded-part.tsx'
import { PaneTabs } from './review/pane-tabs.tsx'

const ReviewPane = lazy(() => import('./review/review-pane.tsx'))
const ChatPane = lazy(() => import('./chat/chat-pane.tsx'))

interface DocumentSideProps {
  opened: OpenDocument
  work: OpenContract
  /** Of this document, text goes only where the operator's own machines are. */
  localOnly: boolean
  onAgain: (mode: AgainMode, provider?: string) => void
}

const tabs = [
  { id: 'review', name: 'Review' },
  { id: 'chat', name: 'Chat' },
  { id: 'about', name: 'History' },
] as const

/** The right pane of a document: its review, questions about it, and what happened to it. */
export function DocumentSide(props: DocumentSideProps) {
  const { panes } = useApp()
  const store = () => props.work.contract()?.store
  const openCount = () =>
    store()
      ?.findings.models()
      .filter((model) => model.decision() === undefined && model.finding().suggestion !== undefined).length

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
        current={props.work.tab()}
        onChoose={props.work.chooseTab}
      >
        <Switch>
          <Match when={props.work.tab() === 'review'}>
            <Show
              when={props.work.contract()}
              keyed
              fallback={<NotYet isRunning={props.opened.generation.isRunning()} />}
            >
              {(contract) => (
                <ContractProvider value={contract}>
                  <LoadedPart fallback={<PaneSkeleton />}>
                    <ReviewPane localOnly={props.localOnly} />
                  </LoadedPart>
                </ContractProvider>
              )}
            </Show>
          </Match>
          <Match when={props.work.tab() === 'chat'}>
            <LoadedPart fallback={<PaneSkeleton />}>
              <ChatPane
                documentId={props.opened.id}
                hasText={store()?.tree() !== undefined}
                ask={props.work.ask()}
                generations={store()?.room().generations}
                clauseLabel={props.work.clauseLabel}
                onCite={props.work.cite}
              />
            </LoadedPart>
          </Match>
          <Match when={props.work.tab() === 'about'}>
            <DocumentAbout opened={props.opened} work={props.work} onAgain={props.onAgain} />
          </Match>
        </Switch>
      </PaneTabs>
    </div>
  )
}

function PaneSkeleton() {
  return <div class="skeleton m-4 h-40" role="img" aria-label="Loading" />
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
