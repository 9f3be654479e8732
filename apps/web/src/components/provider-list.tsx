import type { ProviderId, ProviderStatus } from '@clausemint/protocol'
import Globe from 'lucide-solid/icons/globe'
import House from 'lucide-solid/icons/house'
import { For, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { healthWords, locationWords, providerName } from '../state/provider-words.ts'

interface ProviderListProps {
  /** Of the radio buttons. */
  name: string
  legend: string
  /** What is said of the one that asks no model. */
  libraryHint: string
  /** Empty: the operator's default. */
  chosen: ProviderId
  isRefused: (provider: ProviderStatus) => boolean
  onChoose: (provider: ProviderId) => void
}

/** The providers, the one that is asked first on top, each with where it is and how it does. */
export function ProviderList(props: ProviderListProps) {
  const { providers } = useApp()
  const standard = () => providers.status()?.default
  return (
    <fieldset>
      <legend class="sr-only">{props.legend}</legend>
      <div class="flex flex-col gap-2">
        <For each={providers.inOrder()}>
          {(provider) => (
            <label class="choice">
              <input
                type="radio"
                name={props.name}
                value={provider.id}
                checked={provider.id === (props.chosen || standard())}
                disabled={props.isRefused(provider)}
                onChange={() => props.onChoose(provider.id === standard() ? '' : provider.id)}
              />
              <span class="min-w-0 flex-1">
                <span class="flex flex-wrap items-baseline justify-between gap-x-2 font-medium text-ink text-sm">
                  {providerName(provider.id)}
                  <span class="inline-flex items-center gap-1 font-normal text-quiet text-xs">
                    <Show when={provider.location === 'local'} fallback={<Globe size={13} aria-hidden="true" />}>
                      <House size={13} aria-hidden="true" />
                    </Show>
                    {locationWords(provider.location)}
                  </span>
                </span>
                <span class="field-hint block break-words">
                  <Show when={provider.id !== 'library'} fallback={props.libraryHint}>
                    {provider.model}
                  </Show>
                  , {healthWords(provider)}
                </span>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
