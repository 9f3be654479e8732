import { For, Show } from 'solid-js'
import type { Work } from '../contract/work.ts'
import { lostWords } from '../contract/work.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface ReplaceDialogProps {
  work: Work
  onKeep: () => void
  onReplace: () => void
}

/** Asked before a new draft takes the place of a contract that somebody has worked on. */
export function ReplaceDialog(props: ReplaceDialogProps) {
  return (
    <ConfirmDialog
      question="Replace this contract?"
      keep="Keep it"
      go="Replace it"
      onKeep={props.onKeep}
      onGo={props.onReplace}
    >
      <p>The new draft takes its place. This would be lost:</p>
      <ul class="list-disc pl-5 text-ink">
        <For each={lostWords(props.work)}>{(words) => <li>{words}</li>}</For>
      </ul>
      <Show when={props.work.comments > 0}>
        <p>Comments stay where their clause comes again.</p>
      </Show>
    </ConfirmDialog>
  )
}
