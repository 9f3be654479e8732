import Lightbulb from 'lucide-solid/icons/lightbulb'
import MessageSquarePlus from 'lucide-solid/icons/message-square-plus'
import TextQuote from 'lucide-solid/icons/text-quote'
import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { type SelectedWords, selectedWords } from '../../contract/selected-words.ts'
import { nextFrame } from '../../state/frames.ts'

const gapPx = 8
const widthPx = 300

/** What can be done with the words that are selected: beside them, as long as they are. */
export function SelectionToolbar(props: { sheet: HTMLElement }) {
  const { desk, request } = useContract()
  const [words, setWords] = createSignal<SelectedWords>()
  let callOff: (() => void) | undefined

  const look = () => {
    callOff ??= nextFrame(() => {
      callOff = undefined
      setWords(selectedWords(props.sheet))
    })
  }
  document.addEventListener('selectionchange', look)
  onCleanup(() => {
    callOff?.()
    document.removeEventListener('selectionchange', look)
  })

  /** The words stay known after a press has taken the selection away. */
  const use = (act: (place: { clauseId: string; quote?: string }) => void) => {
    const chosen = words()
    if (!chosen) return
    const { clauseId, quote } = chosen
    act(quote === undefined ? { clauseId } : { clauseId, quote })
    getSelection()?.removeAllRanges()
    setWords(undefined)
  }

  return (
    <Show when={words()}>
      {(chosen) => (
        <div
          ref={(element) =>
            createEffect(() => {
              const around = props.sheet.getBoundingClientRect()
              const { left, bottom } = chosen().box
              const most = Math.max(0, around.width - widthPx)
              element.style.setProperty('top', `${bottom - around.top + gapPx}px`)
              element.style.setProperty('left', `${Math.min(Math.max(0, left - around.left), most)}px`)
            })
          }
          class="selection-toolbar"
          role="toolbar"
          aria-label="Selected words"
          data-screen-only
          onPointerDown={(event) => event.preventDefault()}
        >
          <button type="button" class="action" onClick={() => use(desk.comment)}>
            <MessageSquarePlus size={15} aria-hidden="true" />
            Comment
          </button>
          <button type="button" class="action" onClick={() => use((place) => request({ ...place, intent: 'explain' }))}>
            <Lightbulb size={15} aria-hidden="true" />
            Explain
          </button>
          <button type="button" class="action" onClick={() => use((place) => request({ ...place, intent: 'reword' }))}>
            <TextQuote size={15} aria-hidden="true" />
            Other wording
          </button>
        </div>
      )}
    </Show>
  )
}
