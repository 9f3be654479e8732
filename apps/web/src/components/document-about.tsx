import { Show } from 'solid-js'
import type { OpenContract } from '../contract/open-contract.ts'
import type { AgainMode, OpenDocument } from '../state/open-document.ts'
import { AgainActions } from './again-actions.tsx'
import { FileCard } from './contract/file-card.tsx'
import { RoomHistory } from './contract/room-history.tsx'
import { ErrorCard } from './error-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { Card, Notice } from './panes.tsx'
import { ProvenanceCard } from './provenance-card.tsx'
import { TermsCard } from './terms-card.tsx'

interface DocumentAboutProps {
  opened: OpenDocument
  work: OpenContract
  onAgain: (mode: AgainMode, provider?: string) => void
}

/** Where a document comes from, and what happened to it. */
export function DocumentAbout(props: DocumentAboutProps) {
  const { generation } = props.opened
  const store = () => props.work.contract()?.store
  return (
    // What scrolls must be reachable by keyboard.
    <div class="pane-scroll px-4 py-4" tabindex="0">
      <div class="flex flex-col gap-4">
        <Show when={generation.summary().error}>
          {(error) => <ErrorCard error={error()} kept="Every word that was shown is kept." />}
        </Show>
        <Show when={store()?.source()}>{(source) => <FileCard file={source().file} remarks={source().remarks} />}</Show>
        <Show when={store()}>{(known) => <RoomHistory room={known().room()} />}</Show>
        <Show when={!props.opened.isUploaded() && props.opened.detail()}>
          {(document) => (
            <>
              <ProvenanceCard generation={generation} />
              <HistoryCard document={document()} generation={generation} />
              <Show when={props.work.isShown()}>
                <Card title="The draft">
                  <p class="mb-3 text-sm">Drafting it again takes the place of these words and all that was decided.</p>
                  <AgainActions generation={generation} onAgain={props.onAgain} />
                </Card>
              </Show>
            </>
          )}
        </Show>
        <Show when={props.opened.detail()?.terms}>{(terms) => <TermsCard terms={terms()} />}</Show>
        <Notice />
      </div>
    </div>
  )
}
