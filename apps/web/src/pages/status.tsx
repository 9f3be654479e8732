import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { createResource, createSignal, For, Show } from 'solid-js'
import { ErrorCard } from '../components/error-card.tsx'
import { OperatorCard } from '../components/operator-card.tsx'
import { AssistantPane, Card, PageColumn, PaperPane } from '../components/panes.tsx'
import { ProviderRow } from '../components/provider-row.tsx'
import { useApp } from '../state/app.tsx'
import { createOperator } from '../state/operator.ts'
import { timeWords } from '../state/time-words.ts'
import { fetchServerVersion } from '../state/version.ts'

/** For whoever runs the server: can it do its work, who writes, what is wrong. */
export default function StatusPage() {
  const { client, providers } = useApp()
  const operator = createOperator(client, providers.show)
  const [version, { refetch: askVersion }] = createResource(fetchServerVersion)
  const [isReady, { refetch: askReady }] = createResource(fetchReadiness)
  const [asked, setAsked] = createSignal(Date.now())
  document.title = 'Status · Clausemint'

  function refresh(): void {
    setAsked(Date.now())
    void providers.refresh()
    void askVersion()
    void askReady()
  }
  refresh()

  return (
    <>
      <PaperPane>
        <PageColumn>
          <div class="mb-6 flex items-center gap-3">
            <h1 class="flex-1 page-title">Status</h1>
            <button type="button" class="button" onClick={refresh}>
              <RefreshCw size={16} aria-hidden="true" />
              Ask again
            </button>
          </div>
          <div class="grid gap-4 sm:grid-cols-2">
            <Card title="Server">
              <p class="text-ink">Version {version() ?? '…'}</p>
              <p class="text-quiet text-sm">This page is version {__APP_VERSION__}.</p>
            </Card>
            <Card title="Database">
              <p class="text-ink">{isReady.loading ? 'Asking…' : isReady() ? 'Ready' : 'Not ready'}</p>
              <p class="text-quiet text-sm">
                {isReady() === false ? 'Nothing can be started until it answers again.' : 'Takes and gives text.'}
              </p>
            </Card>
          </div>
          <h2 class="mt-8 mb-3 font-semibold font-serif text-ink text-xl">Providers</h2>
          <Show when={providers.failure()}>
            {(failure) => (
              <div class="mb-4">
                <ErrorCard error={failure().body} />
              </div>
            )}
          </Show>
          <Show
            when={providers.status()}
            fallback={<div class="skeleton h-28 w-full" role="img" aria-label="Loading providers" />}
          >
            {(status) => (
              <>
                <p class="mb-3 text-sm">
                  {status().fallbackToRemote
                    ? 'Where a local provider fails, text may go on to one outside.'
                    : 'Where a local provider fails, text never goes on to one outside.'}
                </p>
                <ul class="flex flex-col gap-3">
                  <For each={providers.inOrder()}>
                    {(provider) => (
                      <ProviderRow
                        provider={provider}
                        isDefault={provider.id === status().default}
                        operator={operator}
                      />
                    )}
                  </For>
                </ul>
              </>
            )}
          </Show>
          <p class="mt-4 text-quiet text-xs">Asked {timeWords(new Date(asked()).toISOString())}.</p>
        </PageColumn>
      </PaperPane>
      <AssistantPane label="Assistant">
        <Card title="When something is wrong">
          <p class="text-sm">
            A provider that keeps failing is skipped for a while and tried again later. Its last error stands beside it.
            The server’s log has the rest; no contract text and no key is ever in it.
          </p>
        </Card>
        <OperatorCard operator={operator} />
      </AssistantPane>
    </>
  )
}

async function fetchReadiness(): Promise<boolean> {
  try {
    return (await fetch('/health/ready')).ok
  } catch {
    return false
  }
}
