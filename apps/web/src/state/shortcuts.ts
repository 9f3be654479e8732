import { useNavigate } from '@solidjs/router'
import { onCleanup } from 'solid-js'
import type { App } from './app.tsx'
import { isComposing, isLayerOpen } from './layers.ts'

/** What the `?` list shows. */
export const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Find a document or a command (⌘ K on a Mac)' },
  { keys: ['?'], does: 'Show this list' },
  { keys: ['Esc'], does: 'Close what is open; else stop the writing, the answer or the review' },
  { keys: ['Enter'], does: 'Send the form, or the question' },
  { keys: ['Shift', 'Enter'], does: 'Start a new line instead' },
  { keys: ['N'], does: 'Start a new NDA' },
  { keys: ['/'], does: 'Search the documents' },
  { keys: ['T'], does: 'Switch between light and dark' },
  { keys: ['J', 'K'], does: 'Next and previous finding of a review' },
  { keys: ['A', 'R'], does: 'Accept or reject its suggestion' },
  { keys: ['E'], does: 'Edit the wording before accepting it; Ctrl + Enter accepts' },
  { keys: ['U'], does: 'Take the last decision back' },
  { keys: ['Enter'], does: 'Go from a finding to its clause, and back' },
]

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))

/** The page-wide keys. Letters count only where nobody is typing, and never with Ctrl, Alt or a Mac's command key. */
export function createShortcuts(app: App): void {
  const navigate = useNavigate()

  const listen = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      app.setOverlay((open) => (open === 'palette' ? undefined : 'palette'))
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isLayerOpen()) return
    switch (event.key) {
      case '?':
        app.setOverlay('shortcuts')
        break
      case 'n':
        navigate('/')
        break
      case 't':
        app.theme.choose(app.theme.isDark() ? 'light' : 'dark')
        break
      case '/':
        app.panes.show('documents')
        document.getElementById('document-search')?.focus()
        break
      default:
        return
    }
    event.preventDefault()
  }
  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))
}

/** A search that has words in it takes Esc to forget them. */
const clearsSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'search' && target.value !== ''

/** Calls `stop` on Esc, unless something above the page takes that key. */
export function createEscape(stop: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event) || isLayerOpen() || clearsSearch(event.target)) return
    stop()
  }
  // Before anything that lies above the page has closed and is gone.
  window.addEventListener('keydown', listen, { capture: true })
  onCleanup(() => window.removeEventListener('keydown', listen, { capture: true }))
}
