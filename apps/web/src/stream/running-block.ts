import { type BlockShape, shapeOf } from './block-shape.ts'
import { createInlineMarks, type InlinePart } from './inline-marks.ts'

/** The block that is being written: text nodes that are only ever appended to. */
export interface RunningBlock {
  readonly element: HTMLElement
  append(text: string): void
}

/** Reads what stands within a line while it arrives. `node`: to be put among the words as it is. */
export interface RunningMarks {
  push(text: string): (InlinePart | { node: Node })[]
}

/** @param document where its elements are made */
export function createRunningBlock(document: Document, marks: RunningMarks = createInlineMarks()): RunningBlock {
  const element = document.createElement('div')
  element.className = 'block running'
  let undecided: string | undefined = ''
  let parent: HTMLElement = element
  let words: Text | undefined

  function write(text: string): void {
    for (const part of marks.push(text)) {
      if ('words' in part) {
        if (words) words.appendData(part.words)
        else {
          words = document.createTextNode(part.words)
          parent.append(words)
        }
        continue
      }
      words = undefined
      if ('node' in part) {
        parent.append(part.node)
        continue
      }
      parent = element
      if (part.bold) {
        parent = document.createElement('strong')
        element.append(parent)
      }
    }
  }

  return {
    element,
    append(text) {
      if (undecided === undefined) return write(text)
      undecided += text
      const shape = shapeOf(undecided)
      if (!shape) return
      element.classList.add(...shapeClasses(shape))
      if ('label' in shape && shape.label !== '') element.append(labelElement(document, shape.label), ' ')
      const rest = undecided.slice(shape.marker)
      undecided = undefined
      write(rest)
    },
  }
}

export const shapeClasses = (shape: BlockShape): string[] =>
  shape.kind === 'heading'
    ? ['heading', `heading-${shape.level}`, ...(shape.label === '' ? [] : ['clause'])]
    : [shape.kind]

/** A clause's number, set apart so that the words beside it align. It stays part of the text that is read and copied. */
export function labelElement(document: Document, label: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'label'
  element.textContent = label
  return element
}
