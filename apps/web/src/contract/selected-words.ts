import type { CommentPlace } from './desk.ts'

/** What is selected on the sheet: of the clause it begins in, that clause's own words. */
export interface SelectedWords extends CommentPlace {
  /** Where the selection ends, in the window. */
  box: DOMRect
}

/** The selection, where it begins in a clause of `sheet`. Words that are only suggested are not the contract's. */
export function selectedWords(sheet: HTMLElement): SelectedWords | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const from = range.startContainer
  const start = from instanceof Element ? from : from.parentElement
  const words = start?.closest<HTMLElement>('.clause-text')
  const row = words?.closest<HTMLElement>('.clause-row')
  if (!words || !row || !sheet.contains(row)) return undefined
  const own = document.createRange()
  own.selectNodeContents(words)
  own.setStart(range.startContainer, range.startOffset)
  if (words.contains(range.endContainer)) own.setEnd(range.endContainer, range.endOffset)
  const copy = own.cloneContents()
  for (const inserted of copy.querySelectorAll('ins')) inserted.remove()
  const quote = (copy.textContent ?? '').trim()
  const boxes = own.getClientRects()
  const box = boxes[boxes.length - 1]
  if (quote === '' || !box) return undefined
  return { clauseId: row.dataset.clause ?? '', quote, box }
}
