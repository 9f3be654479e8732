import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { ErrorCard } from '../components/error-card.tsx'
import { PageColumn, PaperPane } from '../components/panes.tsx'
import { PlaybookHelp } from '../components/playbooks/playbook-help.tsx'
import { createPlaybooks } from '../contract/playbooks.ts'
import { useApp } from '../state/app.tsx'
import { sideName } from '../state/playbook-words.ts'

/** What contracts can be reviewed against: what comes with the product, and one's own. */
export default function PlaybooksPage() {
  const { client } = useApp()
  const playbooks = createPlaybooks(client)
  document.title = 'Playbooks · Clausemint'

  return (
    <>
      <PaperPane>
        <PageColumn>
          <h1 class="page-title">Playbooks</h1>
          <p class="mt-1 mb-8 max-w-xl">Open one that comes with Clausemint and save it: the copy is yours.</p>
          <Show when={playbooks.failure()}>
            {(failure) => (
              <div class="mb-6">
                <ErrorCard error={failure().body}>
                  <button type="button" class="button" onClick={() => void playbooks.load()}>
                    Try again
                  </button>
                </ErrorCard>
              </div>
            )}
          </Show>
          <Show
            when={playbooks.list()}
            fallback={
              <Show when={!playbooks.failure()}>
                <div class="skeleton h-40 w-full" role="img" aria-label="Loading the playbooks" />
              </Show>
            }
          >
            {(list) => (
              <ul class="flex flex-col gap-3">
                <For each={list()}>
                  {({ id, name, description, side, version, shipped }) => (
                    <li>
                      <A href={`/playbooks/${id}`} class="card block p-4 no-underline hover:bg-accent-soft">
                        <span class="block break-words font-semibold text-ink">{name}</span>
                        <span class="block text-quiet text-xs">
                          {shipped ? 'Comes with Clausemint' : `Your own, version ${version}`} · {sideName(side)}
                        </span>
                        <span class="mt-1 block break-words text-sm text-text">{description}</span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Show>
        </PageColumn>
      </PaperPane>
      <PlaybookHelp />
    </>
  )
}
