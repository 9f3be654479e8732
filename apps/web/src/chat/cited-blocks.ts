import { type CitationTarget, createBlockRenderer } from '../stream/block-html.ts'
import { createFinishedBlock } from '../stream/finished-block.ts'
import { createInlineMarks } from '../stream/inline-marks.ts'
import type { BlockMaker } from '../stream/paper-writer.ts'
import { createRunningBlock, type RunningMarks } from '../stream/running-block.ts'
import { createCitationCutter } from './citation-cutter.ts'

/** Blocks as on paper, whose citations are buttons. */
export function createCitedBlocks(document: Document, onCite: (target: CitationTarget) => void): BlockMaker {
  const citation = (target: CitationTarget, words: readonly Node[]): HTMLElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'citation'
    button.title = 'Show it in the contract'
    button.append(...words)
    button.addEventListener('click', () => onCite(target))
    return button
  }
  const render = createBlockRenderer(citation)

  function createMarks(): RunningMarks {
    const cutter = createCitationCutter()
    const marks = createInlineMarks()
    return {
      push(text) {
        const parts: ReturnType<RunningMarks['push']> = []
        for (const part of cutter.push(text)) {
          if ('text' in part) parts.push(...marks.push(part.text))
          else parts.push({ node: citation(part.target, [document.createTextNode(part.label)]) })
        }
        return parts
      },
    }
  }

  return {
    running: () => createRunningBlock(document, createMarks()),
    finished: (block) => createFinishedBlock(document, block, render),
  }
}
