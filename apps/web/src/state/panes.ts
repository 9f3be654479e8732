import { createSignal, onCleanup } from 'solid-js'

export const panes = ['documents', 'paper', 'assistant'] as const
export type Pane = (typeof panes)[number]

/** Which pane a narrow screen shows; a wide one shows all. */
export function createPanes() {
  const [current, show] = createSignal<Pane>('paper')
  // As in styles/layout.css.
  const narrow = matchMedia('(max-width: 47.99rem)')
  const [isNarrow, setNarrow] = createSignal(narrow.matches)
  const onChange = () => setNarrow(narrow.matches)
  narrow.addEventListener('change', onChange)
  onCleanup(() => narrow.removeEventListener('change', onChange))
  return {
    current,
    show,
    /** The only one in sight, and so the page's main part. */
    isAlone: (pane: Pane) => isNarrow() && current() === pane,
  }
}
