import { onCleanup } from 'solid-js'
import type { ClauseRows } from '../../contract/clause-rows.ts'
import type { createDesk } from '../../contract/desk.ts'
import type { Pointing } from '../../contract/pointing.ts'

interface Parts {
  pointing: Pointing
  desk: ReturnType<typeof createDesk>
  rows: ClauseRows
}

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.clause-row[data-clause]') : null

/** The sheet's own ways: a clause is chosen by being pressed or focused, and left for its neighbour by an arrow key. */
export function createSheetKeys(sheet: HTMLElement, { pointing, desk, rows }: Parts): void {
  const choose = (event: Event) => {
    const id = rowOf(event.target)?.dataset.clause
    if (id !== undefined && id !== pointing.clauseId()) pointing.chooseClause(id)
  }
  const edit = (event: MouseEvent) => {
    const row = rowOf(event.target)
    const part = event.target instanceof Element && event.target.closest('.clause-text, .clause-heading')
    if (!row?.dataset.clause || !part || pointing.mode() === 'original') return
    getSelection()?.removeAllRanges()
    desk.edit(row.dataset.clause, part.matches('.clause-heading') ? 'heading' : 'text')
  }
  const move = (event: KeyboardEvent) => {
    const row = rowOf(event.target)
    // Only where the clause itself has the focus: inside it the keys are the controls'.
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = rows.rows()
      const at = all.findIndex(({ id }) => id === row.dataset.clause)
      const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]
      const element = next && document.getElementById(`clause-${next.id}`)
      if (!element) return
      element.focus({ preventScroll: true })
      element.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      const finding = rows.get(row.dataset.clause ?? '')?.findings()[0]
      if (!finding) return
      pointing.goToFinding(finding.id)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  sheet.addEventListener('focusin', choose)
  sheet.addEventListener('click', choose)
  sheet.addEventListener('dblclick', edit)
  sheet.addEventListener('keydown', move)
  onCleanup(() => {
    sheet.removeEventListener('focusin', choose)
    sheet.removeEventListener('click', choose)
    sheet.removeEventListener('dblclick', edit)
    sheet.removeEventListener('keydown', move)
  })
}
