import { onCleanup } from 'solid-js'
import { isComposing, isLayerOpen } from '../state/layers.ts'
import { isTyping } from '../state/shortcuts.ts'
import type { Contract } from './contract.tsx'
import { goToWords } from './go-to-words.ts'

/** j, k, a, r, u, e and Enter, wherever nobody is typing. */
export function createReviewKeys(contract: Contract): void {
  const { pointing, filter, store, actions, desk } = contract
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || isTyping(event.target) || isLayerOpen()) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (store.findings.models().length === 0) return
    // A key that is held walks through the list; it decides once.
    if (event.repeat && event.key !== 'j' && event.key !== 'k') return
    if (act(event)) event.preventDefault()
  }

  function act(event: KeyboardEvent): boolean {
    const id = pointing.findingId()
    const chosen = id === undefined ? undefined : store.findings.get(id)
    // Nobody decides what they do not see.
    const canDecide =
      pointing.isListed() && chosen && chosen.decision() === undefined && chosen.finding().suggestion !== undefined
    switch (event.key) {
      case 'j':
      case 'k': {
        const next = filter.neighbour(chosen, event.key === 'j' ? 1 : -1)
        if (next) pointing.goToFinding(next.id)
        return next !== undefined
      }
      case 'a':
        if (canDecide) void actions.decide(chosen, 'accepted')
        return canDecide === true
      case 'r':
        if (canDecide) void actions.decide(chosen, 'rejected')
        return canDecide === true
      case 'e':
        if (canDecide) {
          pointing.goToFinding(chosen.id)
          // After the jump, which puts the focus on the finding.
          queueMicrotask(() => desk.word(chosen.id))
        }
        return canDecide === true
      case 'u':
        if (!pointing.isListed()) return false
        void actions.undo(chosen?.decision() ? chosen : undefined)
        return true
      case 'Enter':
        if (!chosen || !pointing.isListed() || isControl(event.target)) return false
        goToWords(contract, chosen)
        return true
      default:
        return false
    }
  }

  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))
}

/** Enter is what presses it. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary, label, [role=tab]') !== null
