import { createSignal } from 'solid-js'

export const panes = ['documents', 'paper', 'assistant'] as const
export type Pane = (typeof panes)[number]

/** Which pane a narrow screen shows; a wide one shows all. */
export function createPanes() {
  const [current, show] = createSignal<Pane>('paper')
  return { current, show }
}
