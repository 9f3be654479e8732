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
  /** The only one in sight, and so the page's main part. */
  const isAlone = (pane: Pane) => isNarrow() && current() === pane
  return {
    current,
    show,
    isAlone,
    /** What a pane is to somebody who moves by landmarks. */
    landmark: (pane: Pane, role: 'navigation' | 'complementary', label: string) => ({
      role: isAlone(pane) ? ('main' as const) : role,
      'aria-label': label,
    }),
  }
}
