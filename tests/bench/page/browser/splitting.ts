import DOMPurify from 'dompurify'
import { marked } from 'marked'
import { createBlockSplitter } from '../../../../apps/web/src/stream/block-splitter.ts'
import { createPaperWriter } from '../../../../apps/web/src/stream/paper-writer.ts'
import type { SplitTimes } from '../split-times.ts'

declare global {
  interface Window {
    measureSplitting(text: string, flushes: number): SplitTimes
  }
}

/** One text in equal flushes: cut into blocks, and put on paper; and the same by taking it whole at every flush. */
window.measureSplitting = (text, flushes) => {
  const size = Math.ceil(text.length / flushes)
  const ends = Array.from({ length: flushes }, (_, flush) => Math.min(text.length, (flush + 1) * size))
  const pieces = ends.map((end, flush) => text.slice(flush * size, end))
  return {
    splitMs: timed(() => {
      const splitter = createBlockSplitter()
      for (const piece of pieces) splitter.push(piece)
      splitter.end()
    }),
    wholeSplitMs: timed(() => {
      for (const end of ends) marked.lexer(text.slice(0, end))
    }),
    paperMs: timed(() => {
      const writer = createPaperWriter(sheet())
      for (const piece of pieces) writer.append(piece)
      writer.finish()
    }),
    wholePaperMs: timed(() => {
      const root = sheet()
      for (const end of ends) root.innerHTML = DOMPurify.sanitize(marked.parse(text.slice(0, end), { async: false }))
    }),
  }
}

function sheet(): HTMLElement {
  const element = document.createElement('article')
  document.body.replaceChildren(element)
  return element
}

function timed(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
