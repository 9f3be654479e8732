import RefreshCw from 'lucide-solid/icons/refresh-cw'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { Show } from 'solid-js'
import { useApp } from '../state/app.tsx'

/** What concerns the whole page: no connection, a new version. */
export function Banners() {
  const { connection, version } = useApp()
  const tryWords = () => {
    const seconds = connection.retryInSeconds()
    return seconds === undefined ? 'Trying to reach it now…' : `Next try in ${seconds} s.`
  }
  return (
    <section aria-label="Notices" data-screen-only>
      <Show when={connection.isLost()}>
        <div
          id="connection-banner"
          class="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning"
        >
          <WifiOff size={18} aria-hidden="true" class="flex-none" />
          <p class="min-w-0 flex-1 basis-64">
            <strong class="font-semibold">
              {connection.wasOpen() ? 'The connection to the server is lost.' : 'The server cannot be reached yet.'}
            </strong>{' '}
            <span class="tabular-nums">{tryWords()}</span> You can go on working; what you do is sent once it returns.
          </p>
          <button type="button" class="button min-h-8 py-1" onClick={connection.retry}>
            Try now
          </button>
        </div>
      </Show>
      <Show when={version.isOutdated()}>
        <div
          id="version-banner"
          class="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-soft px-4 py-2 text-ink text-sm"
        >
          <RefreshCw size={18} aria-hidden="true" class="flex-none" />
          <p class="min-w-0 flex-1 basis-64">
            <strong class="font-semibold">A new version is here.</strong> Reload to use it; what you have typed stays.
          </p>
          <button type="button" class="button min-h-8 py-1" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      </Show>
    </section>
  )
}
