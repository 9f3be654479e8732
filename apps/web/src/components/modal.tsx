import { onCleanup, onMount, type ParentProps } from 'solid-js'
import { layer } from '../state/layers.ts'

interface ModalProps extends ParentProps {
  label: string
  onClose: () => void
}

/** The platform's own dialog: it keeps the focus in, gives it back, closes on Esc, and lies above everything. */
export function Modal(props: ModalProps) {
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  // One that is only taken away gives no focus back.
  onCleanup(() => dialog?.close())
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={props.label}
      {...layer}
      onClose={() => props.onClose()}
      onPointerDown={(event) => event.target === dialog && dialog?.close()}
    >
      <div class="dialog-sheet">{props.children}</div>
    </dialog>
  )
}
