import type { ParentProps } from 'solid-js'
import { Modal } from './modal.tsx'

interface ConfirmDialogProps extends ParentProps {
  question: string
  /** What the button that changes nothing says; it has the focus, and Esc is the same. */
  keep: string
  /** What the button that does it says. */
  go: string
  onKeep: () => void
  onGo: () => void
}

/** Asks before something is done; children say what would come of it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal label={props.question} onClose={() => props.onKeep()}>
      <div class="p-5">
        <h2 class="font-semibold text-ink text-lg">{props.question}</h2>
        <div class="mt-2 flex flex-col gap-2 text-sm">{props.children}</div>
        <div class="mt-4 flex flex-wrap justify-end gap-2">
          <button type="button" class="button" autofocus onClick={() => props.onKeep()}>
            {props.keep}
          </button>
          <button type="button" class="button button-primary" onClick={() => props.onGo()}>
            {props.go}
          </button>
        </div>
      </div>
    </Modal>
  )
}
