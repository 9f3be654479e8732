import { AppError } from '@clausemint/client'
import type { DocumentDetail, DocumentId } from '@clausemint/protocol'
import { A, useParams } from '@solidjs/router'
import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js'
import { DocumentHeader } from '../components/document-header.tsx'
import { ErrorCard } from '../components/error-card.tsx'
import { HistoryCard } from '../components/history-card.tsx'
import { PaperSkeleton } from '../components/page-skeleton.tsx'
import { AssistantPane, Notice, PaperPane } from '../components/panes.tsx'
import { PaperView } from '../components/paper-view.tsx'
import { ProvenanceCard } from '../components/provenance-card.tsx'
import { RunBar } from '../components/run-bar.tsx'
import { TermsCard } from '../components/terms-card.tsx'
import { againRequestId } from '../state/again.ts'
import { useApp } from '../state/app.tsx'
import { createGenerationView } from '../state/generation.ts'
import { createEscape } from '../state/shortcuts.ts'
import { endWords } from '../state/words.ts'
import { countWords } from '../stream/plain-text.ts'

/** One document: its paper, and the generation that writes it. */
export default function DocumentPage() {
  const { client, documents, announcer, justStarted } = useApp()
  const params = useParams()
  const [detail, setDetail] = createSignal<DocumentDetail>()
  const [failure, setFailure] = createSignal<AppError>()
  const [isStopping, setStopping] = createSignal(false)
  const [scroller, setScroller] = createSignal<HTMLElement>()
  const generation = createGenerationView(client, (state) => {
    setStopping(false)
    announcer.announce(endWords(state, countWords(state.text)))
    void documents.changed()
  })
  onCleanup(generation.close)

  async function load(id: DocumentId | undefined): Promise<void> {
    setDetail(undefined)
    setFailure(undefined)
    setStopping(false)
    generation.close()
    if (id === undefined) return
    try {
      const found = await client.documents.get(id)
      if (params.documentId !== id) return
      setDetail(found)
      if (found.generation) void generation.open(found.generation.id, justStarted.delete(id))
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

  // Somebody went on with it, or tried again, in another tab.
  createEffect(() => {
    const latest = documents.items()?.find(({ id }) => id === params.documentId)?.generation?.id
    if (latest !== undefined && generation.id() !== undefined && !generation.isRunning() && latest !== generation.id())
      void generation.open(latest)
  })

  createEffect(() => {
    const title = detail()?.title
    if (title === undefined) document.title = 'Clausemint'
    else document.title = `${generation.isRunning() ? '● ' : ''}${title} · Clausemint`
  })
  createEffect(
    on(generation.isRunning, (running, ran) => {
      if (running && !ran) announcer.announce('The document is being written.')
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
  createEscape(() => void stop())

  async function again(mode: 'continue' | 'retry', provider?: string): Promise<void> {
    const id = generation.id()
    if (id === undefined) return
    setFailure(undefined)
    try {
      const options = { requestId: againRequestId(mode, id, provider), provider }
      const handle = client.generation(id)
      const next = mode === 'continue' ? handle.continue(options) : handle.retry(options)
      void generation.open(await next.id, true)
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
                text={generation.text}
                onRenamed={(title) => setDetail((before) => before && { ...before, title })}
              />
            )}
          </Show>
        }
        footer={
          <Show when={detail()?.generation}>
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
              <Show when={scroller()}>{(element) => <PaperView generation={generation} scroller={element()} />}</Show>
              <p class="print-notice mx-auto mt-4 hidden max-w-3xl">
                Drafted with Clausemint. This is no legal advice.
              </p>
              <Notice class="mx-auto mt-4 max-w-3xl text-center medium:hidden" />
            </Match>
            <Match when={!failure()}>
              <PaperSkeleton />
            </Match>
          </Switch>
        </div>
      </PaperPane>

      <AssistantPane label="Assistant">
        <Show when={detail()}>
          {(known) => (
            <>
              <Show when={generation.summary().error}>
                {(error) => <ErrorCard error={error()} kept="Every word that was shown is kept." />}
              </Show>
              <ProvenanceCard generation={generation} />
              <HistoryCard document={known()} generation={generation} />
              <Show when={known().terms}>{(terms) => <TermsCard terms={terms()} />}</Show>
            </>
          )}
        </Show>
      </AssistantPane>
    </>
  )
}
