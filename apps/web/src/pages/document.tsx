import { AppError } from '@clausemint/client'
import { treeMarkdown } from '@clausemint/documents/browser'
import type { DocumentDetail, DocumentId } from '@clausemint/protocol'
import { A, useParams } from '@solidjs/router'
import {
  createEffect,
  createMemo,
  createSignal,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
  untrack,
} from 'solid-js'
import type { ChatAsk } from '../chat/ask.ts'
import { DocumentHeader } from '../components/document-header.tsx'
import { DocumentSide } from '../components/document-side.tsx'
import { ErrorCard } from '../components/error-card.tsx'
import { PaperSkeleton } from '../components/page-skeleton.tsx'
import { AssistantPane, Notice, PaperPane } from '../components/panes.tsx'
import { PaperView } from '../components/paper-view.tsx'
import { RunBar } from '../components/run-bar.tsx'
import { clauseName } from '../contract/clause-facts.ts'
import { ContractProvider, createContract } from '../contract/contract.tsx'
import { createPointing, type PointedAt, type Tab } from '../contract/pointing.ts'
import { againRequestId } from '../state/again.ts'
import { useApp } from '../state/app.tsx'
import { createGenerationView } from '../state/generation.ts'
import { createEscape } from '../state/shortcuts.ts'
import { endWords } from '../state/words.ts'
import { countWords, plainTextOf } from '../stream/plain-text.ts'

const ContractView = lazy(() => import('../components/contract/contract-view.tsx'))

/** One document: its paper, the generation that writes or reads it, and, once there is a contract, the work on that. */
export default function DocumentPage() {
  const { client, documents, announcer, panes, justStarted } = useApp()
  const params = useParams()
  const [detail, setDetail] = createSignal<DocumentDetail>()
  const [failure, setFailure] = createSignal<AppError>()
  const [isStopping, setStopping] = createSignal(false)
  const [scroller, setScroller] = createSignal<HTMLElement>()
  const [chosenTab, setTab] = createSignal<Tab>()
  const [ask, setAsk] = createSignal<ChatAsk>()
  /** Somebody wants to see the clauses of what was drafted. */
  const [isAsked, setAsked] = createSignal(false)
  const generation = createGenerationView(client, (state) => {
    setStopping(false)
    if (state.task !== 'read') announcer.announce(endWords(state, countWords(state.text)))
    else if (state.status === 'completed') announcer.announce('The file has been read.')
    void documents.changed()
    void refresh()
  })
  onCleanup(generation.close)

  async function load(id: DocumentId | undefined): Promise<void> {
    setDetail(undefined)
    setFailure(undefined)
    setStopping(false)
    setTab(undefined)
    setAsk(undefined)
    setAsked(false)
    generation.close()
    if (id === undefined) return
    try {
      const found = await client.documents.get(id)
      if (params.documentId !== id) return
      if (found.generation) void generation.open(found.generation.id, justStarted.delete(id))
      setDetail(found)
    } catch (error) {
      if (params.documentId === id) setFailure(AppError.from(error))
    }
  }
  createEffect(
    on(
      () => params.documentId,
      (id) => void load(id),
    ),
  )

  /** What writing or reading it has made of it: its text, its title. */
  async function refresh(): Promise<void> {
    const id = params.documentId
    try {
      const found = id === undefined ? undefined : await client.documents.get(id)
      if (found && params.documentId === id) setDetail(found)
    } catch {
      // What is known stays; the list, or a reload, asks again.
    }
  }

  // Somebody went on with it, or tried again, in another tab.
  createEffect(() => {
    const latest = documents.items()?.find(({ id }) => id === params.documentId)?.generation?.id
    if (latest !== undefined && generation.id() !== undefined && !generation.isRunning() && latest !== generation.id())
      void generation.open(latest)
  })

  const isUploaded = () => detail()?.format !== undefined
  /** The document whose words are all there. */
  const settledId = createMemo(() => {
    const known = detail()
    if (!known || known.id !== params.documentId) return undefined
    if (!known.generation) return known.id
    if (generation.isLoading() || generation.failure()) return undefined
    const { status } = generation.summary()
    return status === 'completed' || (!isUploaded() && status === 'cancelled') ? known.id : undefined
  })
  const contract = createMemo(() => {
    const id = settledId()
    if (id === undefined) return undefined
    return untrack(() => {
      const pointing = createPointing(panes, setTab)
      const made = createContract(id, {
        client,
        announcer,
        pointing,
        title: printedTitle,
        onRequest: ({ intent, ...selection }) => {
          const clause = made.store.rows.get(selection.clauseId)?.facts().clause
          setAsk({ intent, selection, ...(clause ? { label: clauseName(clause) } : {}) })
          setTab('chat')
          panes.show('assistant')
        },
      })
      return made
    })
  })
  /** The heading a text begins with is no clause. */
  const printedTitle = () => {
    const heading = /^# (.+)/.exec(detail()?.text || generation.text())?.[1]
    return heading && plainTextOf(heading).trim()
  }
  const isContractShown = createMemo(() => {
    const known = contract()
    return known !== undefined && (isUploaded() || isAsked() || known.store.isWorkedOn())
  })
  const tab = (): Tab => chosenTab() ?? (isUploaded() || contract()?.store.isWorkedOn() ? 'review' : 'about')
  const text = () => {
    const tree = isContractShown() ? contract()?.store.tree() : undefined
    if (!tree) return generation.text()
    const title = printedTitle()
    return treeMarkdown(title === undefined ? tree : { ...tree, title })
  }

  function chooseTab(next: Tab): void {
    setTab(next)
    if (next === 'review') setAsked(true)
  }
  function cite(target: PointedAt): void {
    setAsked(true)
    const version = contract()?.store.rows.get(target.clauseId)?.facts().clause.version
    contract()?.pointing.goToClause({ ...target, version })
  }

  createEffect(() => {
    const title = detail()?.title
    if (title === undefined) document.title = 'Clausemint'
    else document.title = `${generation.isRunning() || contract()?.run.isRunning() ? '● ' : ''}${title} · Clausemint`
  })
  createEffect(
    on(generation.isRunning, (running, ran) => {
      if (running && !ran)
        announcer.announce(isUploaded() ? 'The file is being read.' : 'The document is being written.')
    }),
  )

  async function stop(): Promise<void> {
    const id = generation.id()
    if (id === undefined || isStopping() || !generation.isRunning()) return
    setStopping(true)
    announcer.announce('Stopping.')
    try {
      await client.generation(id).cancel()
    } catch (error) {
      setStopping(false)
      announcer.announce(`It could not be stopped. ${AppError.from(error).message}`)
    }
  }
  createEscape(() => {
    void stop()
    void contract()?.run.stop()
  })

  async function again(mode: 'continue' | 'retry', provider?: string): Promise<void> {
    const id = generation.id()
    if (id === undefined) return
    setFailure(undefined)
    try {
      const options = { requestId: againRequestId(mode, id, provider), provider }
      const handle = client.generation(id)
      const next = mode === 'continue' ? handle.continue(options) : handle.retry(options)
      const nextId = await next.id
      setAsked(false)
      void generation.open(nextId, true)
      void documents.changed()
    } catch (error) {
      const known = AppError.from(error)
      setFailure(known)
      announcer.announce(`Not started. ${known.message}`)
    }
  }

  return (
    <>
      <PaperPane
        scroller={setScroller}
        scrollerLabel="Paper"
        header={
          <Show when={detail()}>
            {(known) => (
              <DocumentHeader
                document={known()}
                text={text}
                onRenamed={(title) => setDetail((before) => before && { ...before, title })}
              />
            )}
          </Show>
        }
        footer={
          <Show when={detail()?.generation && (generation.isRunning() || (!isUploaded() && !isContractShown()))}>
            <RunBar
              generation={generation}
              isStopping={isStopping()}
              onStop={() => void stop()}
              onAgain={(mode, provider) => void again(mode, provider)}
            />
          </Show>
        }
      >
        <div class="print-flow px-3 py-4 medium:px-8 medium:py-8">
          <Show when={!detail()}>
            <h1 class="visually-hidden">Document</h1>
          </Show>
          <Show when={failure()}>
            {(known) => (
              <div class="mx-auto mb-4 max-w-3xl">
                <ErrorCard error={known().body} kept={detail() ? 'The text below is as it was.' : ''}>
                  <Show
                    when={known().code === 'not_found'}
                    fallback={
                      <button type="button" class="button" onClick={() => void load(params.documentId)}>
                        Reload the document
                      </button>
                    }
                  >
                    <A href="/" class="button">
                      Draft a new NDA
                    </A>
                  </Show>
                </ErrorCard>
              </div>
            )}
          </Show>
          <Switch>
            <Match when={detail()}>
              <Show when={generation.failure()}>
                {(known) => (
                  <div class="mx-auto mb-4 max-w-3xl">
                    <ErrorCard error={known().body} kept="What is on the paper stays.">
                      <button type="button" class="button" onClick={() => void load(params.documentId)}>
                        Reload the document
                      </button>
                    </ErrorCard>
                  </div>
                )}
              </Show>
              <Switch>
                <Match when={isContractShown() && contract()} keyed>
                  {(known) => (
                    <Suspense fallback={<PaperSkeleton />}>
                      <ContractProvider value={known}>
                        <ContractView />
                      </ContractProvider>
                    </Suspense>
                  )}
                </Match>
                <Match when={isUploaded()}>
                  <Show when={generation.summary().error} fallback={<PaperSkeleton />}>
                    {(error) => (
                      <div class="mx-auto max-w-3xl">
                        <ErrorCard error={error()} kept="Nothing of the file was kept." />
                      </div>
                    )}
                  </Show>
                </Match>
                <Match when={scroller()}>
                  {(element) => <PaperView generation={generation} scroller={element()} />}
                </Match>
              </Switch>
              <p class="print-notice mx-auto mt-4 hidden max-w-3xl">
                {isUploaded() ? 'Printed from Clausemint.' : 'Drafted with Clausemint.'} This is no legal advice.
              </p>
              <Notice class="mx-auto mt-4 max-w-3xl text-center medium:hidden" />
            </Match>
            <Match when={!failure()}>
              <PaperSkeleton />
            </Match>
          </Switch>
        </div>
      </PaperPane>

      <Show when={detail()} fallback={<AssistantPane label="Assistant" />}>
        {(known) => (
          <DocumentSide
            document={known()}
            generation={generation}
            contract={contract}
            tab={tab()}
            onTab={chooseTab}
            isContractShown={isContractShown()}
            ask={ask()}
            onCite={cite}
            onAgain={(mode, provider) => void again(mode, provider)}
          />
        )}
      </Show>
    </>
  )
}
