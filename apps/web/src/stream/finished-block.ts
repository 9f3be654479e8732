import { type BlockRenderer, renderBlock } from './block-html.ts'
import { type BlockShape, shapeOf } from './block-shape.ts'
import type { Block } from './block-splitter.ts'
import { labelElement, shapeClasses } from './running-block.ts'

export interface FinishedBlock {
  element: HTMLElement
  shape: BlockShape
}

/** A complete block, read as Markdown and sanitised. */
export function createFinishedBlock(
  document: Document,
  { source }: Block,
  render: BlockRenderer = renderBlock,
): FinishedBlock {
  const shape = shapeOf(source) ?? { kind: 'plain', marker: 0 }
  const element = document.createElement('div')
  element.className = 'block'
  element.classList.add(...shapeClasses(shape))
  element.append(render(source.trimEnd()))
  if ('label' in shape && shape.label !== '') setLabelApart(document, element, shape.label)
  return { element, shape }
}

/** Markdown leaves `7.2 Words` as the start of a paragraph; on paper the number hangs beside the words. */
function setLabelApart(document: Document, element: HTMLElement, label: string): void {
  const first = element.firstElementChild?.firstChild
  if (!(first instanceof Text) || !first.data.startsWith(label)) return
  first.data = first.data.slice(label.length).trimStart()
  first.before(labelElement(document, label), ' ')
}
