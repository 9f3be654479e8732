import type { ProviderStatus } from '@clausemint/protocol'
import { Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { destination } from '../state/provider-words.ts'
import { Card } from './panes.tsx'
import { ProviderList } from './provider-list.tsx'

/** Who is to write, and where the facts will go: said before anything is sent. */
export function WriterChoice() {
  const { draft, providers } = useApp()
  const status = () => providers.status()
  const isRefused = ({ location }: ProviderStatus) => draft.draft.localOnly && location === 'remote'

  /** A provider outside cannot stay chosen for what may not go outside. */
  function keepLocal(localOnly: boolean): void {
    const isRemote = providers.writerFor(draft.draft.provider)?.location === 'remote'
    const local = providers.inOrder().find(({ location }) => location === 'local')
    draft.choose({ localOnly, ...(localOnly && isRemote && local ? { provider: local.id } : {}) })
  }

  return (
    <Card title="Who writes">
      <Show when={status()} fallback={<div class="skeleton h-24 w-full" role="img" aria-label="Loading providers" />}>
        <ProviderList
          name="provider"
          legend="Provider"
          libraryHint="Tried wording, no model"
          chosen={draft.draft.provider}
          isRefused={isRefused}
          onChoose={(provider) => draft.choose({ provider })}
        />
        <label class="mt-3 flex cursor-pointer items-start gap-2.5 text-sm">
          <input
            type="checkbox"
            class="mt-0.5 size-4.5 flex-none accent-accent"
            checked={draft.draft.localOnly}
            onChange={(event) => keepLocal(event.currentTarget.checked)}
          />
          <span>
            <span class="font-medium text-ink">Keep it local</span>
            <span class="field-hint block">
              Never send this document to a provider outside, not even as a fallback.
            </span>
          </span>
        </label>
      </Show>
    </Card>
  )
}

/** One line for where the facts will go, next to the button that sends them. */
export function DestinationLine() {
  const { draft, providers } = useApp()
  const writer = () => providers.writerFor(draft.draft.provider)
  const mayLeave = () =>
    writer()?.location === 'local' &&
    writer()?.id !== 'library' &&
    !draft.draft.localOnly &&
    providers.status()?.fallbackToRemote === true
  return (
    <p id="destination" class="text-quiet text-xs leading-snug">
      <Show when={writer()} fallback="Asking who can write…">
        {(known) => (
          <>
            {destination(known())}
            <Show when={mayLeave()}> If it fails, a provider outside may go on.</Show>
          </>
        )}
      </Show>
    </p>
  )
}
