import type { Cursor, DocumentId } from '@clausemint/protocol'
import { createEffect, createSignal, Show } from 'solid-js'
import { createOpenContract } from '../contract/open-contract.ts'
import { lostWords, type Work } from '../contract/work.ts'
import { useApp } from '../state/app.tsx'
import { type AgainMode, createOpenDocument } from '../state/open-document.ts'
import { createEscape } from '../state/shortcuts.ts'
import { DocumentHeader } from './document-header.tsx'
import { DocumentPaper } from './document-paper.tsx'
import { DocumentSide } from './document-side.tsx'
import { AssistantPane, PaperPane } from './panes.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'
import { RunBar } from './run-bar.tsx'

/** One document: its paper, the generation that writes or reads it, and, once there is a contract, the work on that. */
export function DocumentDesk(props: { documentId: DocumentId }) {
  const app = useApp()
  const opened = createOpenDocument(props.documentId, app)
  const work = createOpenContract(opened, app)
  const { detail, generation } = opened
  const [scroller, setScroller] = createSignal<HTMLElement>()
  const [asked, setAsked] = createSignal<{ mode: AgainMode; provider: string | undefined; lost: Work }>()

  createEffect(() => {
    const title = detail()?.title
    const isBusy = generation.isRunning() || work.contract()?.run.isRunning()
    document.title = title === undefined ? 'Clausemint' : `${isBusy ? '● ' : ''}${title} · Clausemint`
  })
  createEscape(() => {
    void opened.stop()
    void work.contract()?.run.stop()
    void work.stopHiddenAnswer()
  })

  /** Words that somebody has worked on are replaced only after asking. */
  async function again(mode: AgainMode, provider?: string): Promise<void> {
    const lost = await work.contract()?.store.work()
    if (lost && lostWords(lost).length > 0) setAsked({ mode, provider, lost })
    else await begin(mode, provider)
  }
  async function begin(mode: AgainMode, provider?: string, seen?: Cursor): Promise<void> {
    setAsked(undefined)
    if (await opened.again(mode, provider, seen)) work.showDraft()
  }

  return (
    <>
      <PaperPane
        scroller={setScroller}
        scrollerLabel="Paper"
        header={
          <Show when={detail()}>
            {(known) => <DocumentHeader document={known()} text={work.text} onRenamed={opened.rename} />}
          </Show>
        }
        footer={
          <Show when={detail()?.generation && (generation.isRunning() || (!opened.isUploaded() && !work.isShown()))}>
            <RunBar
              generation={generation}
              isStopping={opened.isStopping()}
              onStop={() => void opened.stop()}
              onAgain={(mode, provider) => void again(mode, provider)}
            />
          </Show>
        }
      >
        <DocumentPaper opened={opened} work={work} scroller={scroller()} />
      </PaperPane>
      <Show when={detail()} fallback={<AssistantPane label="Assistant" />}>
        {(known) => (
          <DocumentSide
            opened={opened}
            work={work}
            localOnly={known().localOnly}
            onAgain={(mode, provider) => void again(mode, provider)}
          />
        )}
      </Show>
      <Show when={asked()}>
        {(wish) => (
          <ReplaceDialog
            work={wish().lost}
            onKeep={() => setAsked(undefined)}
            onReplace={() => void begin(wish().mode, wish().provider, wish().lost.seen)}
          />
        )}
      </Show>
    </>
  )
}
