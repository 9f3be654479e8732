import { type Block, createBlockSplitter } from './block-splitter.ts'
import { createFinishedBlock, type FinishedBlock } from './finished-block.ts'
import { createRunningBlock, type RunningBlock } from './running-block.ts'

/** A note beside the text at `offset` (UTF-16 units): who went on from here, and why. */
export interface SeamNote {
  offset: number
  words: string
}

/** Puts text on the paper as it comes. Nothing that stands there is ever rendered again. */
export interface PaperWriter {
  append(text: string): void
  /** The text has ended: its last block is complete. */
  finish(): void
  /** Takes everything off the paper. */
  clear(): void
  setSeams(seams: readonly SeamNote[]): void
  /** UTF-16 units on the paper. */
  readonly length: number
}

/** Makes what stands on the paper. */
export interface BlockMaker {
  running(): RunningBlock
  finished(block: Block): FinishedBlock
}

const paperBlocks = (document: Document): BlockMaker => ({
  running: () => createRunningBlock(document),
  finished: (block) => createFinishedBlock(document, block),
})

/** A part is laid out on its own, and not at all while it is out of sight; this many blocks at most. */
const mostBlocksInPart = 40
/** Every part costs each frame a little, also out of sight; so they are kept together, as many as a usual contract has. */
const mostPartsInChapter = 24

export function createPaperWriter(root: HTMLElement, maker: BlockMaker = paperBlocks(root.ownerDocument)): PaperWriter {
  const { ownerDocument: document } = root
  let splitter = createBlockSplitter()
  let chapter: HTMLElement | undefined
  let part: HTMLElement | undefined
  let running: RunningBlock | undefined
  let length = 0
  let seams: readonly SeamNote[] = []
  let blocks: { start: number; element: HTMLElement }[] = []

  function partFor(startsClause: boolean): HTMLElement {
    if (part && !(startsClause && part.childElementCount > 0) && part.childElementCount < mostBlocksInPart) return part
    part?.classList.add('settled')
    part = document.createElement('section')
    part.className = 'part'
    chapterWithRoom().append(part)
    return part
  }

  function chapterWithRoom(): HTMLElement {
    if (chapter && chapter.childElementCount < mostPartsInChapter) return chapter
    chapter?.classList.add('settled')
    chapter = document.createElement('div')
    chapter.className = 'chapter'
    root.append(chapter)
    return chapter
  }

  function settle(block: Block): void {
    const { element, shape } = maker.finished(block)
    running?.element.remove()
    running = undefined
    const home = partFor(shape.kind === 'heading' && shape.level <= 2)
    home.append(element)
    blocks.push({ start: block.start, element })
    if (seams.length > 0) noteSeams()
  }

  function run(text: string): void {
    if (text === '') return
    if (!running) {
      if (text.trim() === '') return
      running = maker.running()
      partFor(false).append(running.element)
    }
    running.append(text)
  }

  function noteSeams(): void {
    for (const { offset, words } of seams) {
      const at = blocks.findLastIndex(({ start }) => start <= offset)
      const block = blocks[at]
      const written = at < blocks.length - 1 || offset < length
      if (!block || !written || block.element.dataset.seam !== undefined) continue
      block.element.dataset.seam = ''
      const note = document.createElement('span')
      note.className = 'seam'
      note.textContent = words
      block.element.prepend(note)
    }
  }

  return {
    append(text) {
      length += text.length
      const finished = splitter.push(text)
      for (const block of finished) settle(block)
      run(finished.length === 0 ? text : splitter.open.source)
    },
    finish() {
      for (const block of splitter.end()) settle(block)
      running?.element.remove()
      running = undefined
      part?.classList.add('settled')
      chapter?.classList.add('settled')
    },
    clear() {
      root.replaceChildren()
      splitter = createBlockSplitter()
      chapter = undefined
      part = undefined
      running = undefined
      length = 0
      blocks = []
    },
    setSeams(next) {
      seams = next
      noteSeams()
    },
    get length() {
      return length
    },
  }
}
