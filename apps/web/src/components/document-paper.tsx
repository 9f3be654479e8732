import type { AppErrorBody } from '@clausemint/client'
import { A } from '@solidjs/router'
import { lazy, Match, type ParentProps, Show, Switch } from 'solid-js'
import { ContractProvider } from '../contract/contract.tsx'
import type { OpenContract } from '../contract/open-contract.ts'
import type { OpenDocument } from '../state/open-document.ts'
import { ErrorCard } from './error-card.tsx'
import { LoadedPart } from './loaded-part.tsx'
import { PaperSkeleton } from './page-skeleton.tsx'
import { Notice } from './panes.tsx'

const ContractView = lazy(() => import('./contract/contract-view.tsx'))
const PaperView = lazy(() => import('./paper-view.tsx'))

interface DocumentPaperProps {
  opened: OpenDocument
  work: OpenContract
  /** The element that scrolls, once it is there. */
  scroller: HTMLElement | undefined
}

/** What lies on the desk: the draft as it is written, the contract clause by clause, or why there is neither. */
export function DocumentPaper(props: DocumentPaperProps) {
  const { generation } = props.opened
  return (
    <div class="print-flow px-3 py-4 medium:px-8 medium:py-8">
      <Show when={!props.opened.detail()}>
        <h1 class="visually-hidden">Document</h1>
      </Show>
      <Show when={props.opened.failure()}>
        {(failure) => (
          <Trouble error={failure().body} kept={props.opened.detail() ? 'The text below is as it was.' : ''}>
            <Show when={failure().code === 'not_found'} fallback={<Reload opened={props.opened} />}>
              <A href="/" class="button">
                Draft a new NDA
              </A>
            </Show>
          </Trouble>
        )}
      </Show>
      <Show
        when={props.opened.detail()}
        fallback={
          <Show when={!props.opened.failure()}>
            <PaperSkeleton />
          </Show>
        }
      >
        <Show when={generation.failure()}>
          {(failure) => (
            <Trouble error={failure().body} kept="What is on the paper stays.">
              <Reload opened={props.opened} />
            </Trouble>
          )}
        </Show>
        <Switch>
          <Match when={props.work.isShown() && props.work.contract()} keyed>
            {(contract) => (
              <LoadedPart fallback={<PaperSkeleton />}>
                <ContractProvider value={contract}>
                  <ContractView />
                </ContractProvider>
              </LoadedPart>
            )}
          </Match>
          <Match when={props.opened.isUploaded()}>
            <Show when={generation.summary().error} fallback={<PaperSkeleton />}>
              {(error) => <Trouble error={error()} kept="Nothing of the file was kept." />}
            </Show>
          </Match>
          <Match when={props.scroller}>
            {(scroller) => (
              <LoadedPart fallback={<PaperSkeleton />}>
                <PaperView generation={generation} scroller={scroller()} />
              </LoadedPart>
            )}
          </Match>
        </Switch>
        <p class="print-notice mx-auto mt-4 hidden max-w-3xl">
          {props.opened.isUploaded() ? 'Printed from Clausemint.' : 'Drafted with Clausemint.'} This is no legal advice.
        </p>
        <Notice class="mx-auto mt-4 max-w-3xl text-center medium:hidden" />
      </Show>
    </div>
  )
}

function Trouble(props: ParentProps<{ error: AppErrorBody; kept: string }>) {
  return (
    <div class="mx-auto mb-4 max-w-3xl">
      <ErrorCard error={props.error} kept={props.kept}>
        {props.children}
      </ErrorCard>
    </div>
  )
}

function Reload(props: { opened: OpenDocument }) {
  return (
    <button type="button" class="button" onClick={() => void props.opened.load()}>
      Reload the document
    </button>
  )
}
