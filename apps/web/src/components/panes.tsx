import { type JSX, type ParentProps, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'

interface PaperPaneProps extends ParentProps {
  /** The row above the paper: title and actions. */
  header?: JSX.Element
  /** What stays at the bottom: send, progress, stop. */
  footer?: JSX.Element
  /** The element that scrolls. */
  scroller?: (element: HTMLElement) => void
  /** Names what scrolls, where nothing in it takes the focus: the keyboard must still be able to scroll it. */
  scrollerLabel?: string
}

/** The middle pane. `#paper` takes the focus when a page goes. */
export function PaperPane(props: PaperPaneProps) {
  return (
    <main id="paper" tabindex="-1" class="pane pane-paper print-flow relative bg-ground outline-none">
      {props.header}
      <section
        ref={(element) => props.scroller?.(element)}
        class="pane-scroll print-flow"
        tabindex={props.scrollerLabel ? 0 : undefined}
        aria-label={props.scrollerLabel}
      >
        {props.children}
      </section>
      {props.footer}
    </main>
  )
}

/** What a page says, in one column of a width that reads well. */
export function PageColumn(props: ParentProps) {
  return <div class="mx-auto w-full max-w-3xl px-4 py-8 medium:px-8">{props.children}</div>
}

/** What had the focus went with what it was in; whoever uses the keyboard goes on at the start of the page. */
export function focusPaperIfLost(): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.getElementById('paper')?.focus({ preventScroll: true })
  })
}

interface AssistantPaneProps extends ParentProps {
  label: string
}

export function AssistantPane(props: AssistantPaneProps) {
  const { panes } = useApp()
  return (
    <div
      class="pane pane-assistant border-line border-l bg-raised max-medium:border-l-0"
      data-screen-only
      {...panes.landmark('assistant', 'complementary', props.label)}
    >
      <Show when={panes.isAlone('assistant')}>
        <h1 class="visually-hidden">{props.label}</h1>
      </Show>
      {/* What scrolls must be reachable by keyboard. */}
      <div class="pane-scroll px-4 py-4" tabindex="0">
        <div class="flex flex-col gap-4">
          {props.children}
          <Notice />
        </div>
      </div>
    </div>
  )
}

/** Said wherever a text can be made or read. */
export function Notice(props: { class?: string }) {
  return (
    <p class={`text-quiet text-xs leading-relaxed ${props.class ?? ''}`}>
      Clausemint drafts; it does not advise. What it writes is no legal advice. Have a lawyer read it before anybody
      signs.
    </p>
  )
}

interface CardProps extends ParentProps {
  title?: string
  class?: string
}

export function Card(props: CardProps) {
  return (
    <section class={`card p-4 ${props.class ?? ''}`}>
      <Show when={props.title}>
        <h2 class="card-title mb-2">{props.title}</h2>
      </Show>
      {props.children}
    </section>
  )
}
