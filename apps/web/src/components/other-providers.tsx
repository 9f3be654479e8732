import type { ProviderId } from '@clausemint/protocol'
import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { layer, menuHome } from '../state/layers.ts'
import { locationWords, providerName } from '../state/provider-words.ts'

interface OtherProvidersProps {
  /** Who wrote, and is not offered. */
  writer: ProviderId | undefined
  onChoose: (provider: ProviderId) => void
  /** What the button says. */
  words: string
  /** The words are for screen readers only. */
  isSmall?: boolean
}

/** A menu of the providers that could have written instead; nothing where there is no other. */
export function OtherProviders(props: OtherProvidersProps) {
  const { providers } = useApp()
  const others = () => providers.others(props.writer)
  return (
    <Show when={others().length > 0}>
      <DropdownMenu modal={false} placement="top-end" gutter={6}>
        <DropdownMenu.Trigger
          class="button"
          classList={{
            'button-quiet chat-action w-7 px-0': props.isSmall === true,
            'max-medium:px-2.5 max-medium:text-sm': !props.isSmall,
          }}
          {...(props.isSmall ? { 'aria-label': props.words, title: props.words } : {})}
        >
          <Show when={!props.isSmall}>{props.words}</Show>
          <ChevronDown size={15} aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal mount={menuHome()}>
          <DropdownMenu.Content class="menu" {...layer}>
            <For each={others()}>
              {({ id, location }) => (
                <DropdownMenu.Item class="menu-item justify-between" onSelect={() => props.onChoose(id)}>
                  {providerName(id)}
                  <span class="text-quiet text-xs">{locationWords(location)}</span>
                </DropdownMenu.Item>
              )}
            </For>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </Show>
  )
}
