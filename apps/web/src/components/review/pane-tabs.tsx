import { For, type JSX } from 'solid-js'

interface PaneTabsProps<T extends string> {
  label: string
  tabs: readonly { id: T; name: string; count?: number | undefined }[]
  current: T
  onChoose: (id: T) => void
  children: JSX.Element
}

/** Tabs as a keyboard knows them: one stop, arrows from one to the next. */
export function PaneTabs<T extends string>(props: PaneTabsProps<T>) {
  let list: HTMLDivElement | undefined
  const move = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex(({ id }) => id === props.current)
    const last = props.tabs.length - 1
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % props.tabs.length
        : event.key === 'ArrowLeft'
          ? (at + last) % props.tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : undefined
    const next = to === undefined ? undefined : props.tabs[to]
    if (!next) return
    event.preventDefault()
    props.onChoose(next.id)
    list?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <>
      <div ref={list} class="pane-tabs" role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`tab-${tab.id}`}
              data-tab={tab.id}
              class="pane-tab"
              aria-selected={props.current === tab.id}
              aria-controls={`panel-${tab.id}`}
              tabindex={props.current === tab.id ? 0 : -1}
              onClick={() => props.onChoose(tab.id)}
            >
              {tab.name}
              {tab.count ? <span class="tab-count">{tab.count}</span> : undefined}
            </button>
          )}
        </For>
      </div>
      <div id={`panel-${props.current}`} role="tabpanel" aria-labelledby={`tab-${props.current}`} class="pane-panel">
        {props.children}
      </div>
    </>
  )
}
