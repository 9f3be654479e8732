import type { Clause } from '@clausemint/protocol'
import Lightbulb from 'lucide-solid/icons/lightbulb'
import MessageSquarePlus from 'lucide-solid/icons/message-square-plus'
import Pencil from 'lucide-solid/icons/pencil'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import TextQuote from 'lucide-solid/icons/text-quote'
import { Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'

/** What can be done with the clause one is in. */
export function ClauseActions(props: { clause: Clause; name: string }) {
  const { desk, request, run } = useContract()
  const about = () => ({ clauseId: props.clause.id })
  return (
    <div class="clause-actions" role="toolbar" aria-label={`Actions for ${props.name}`} data-screen-only>
      <Show when={props.clause.text !== '' || props.clause.heading !== undefined}>
        <button type="button" class="action" onClick={() => desk.edit(props.clause.id)}>
          <Pencil size={14} aria-hidden="true" />
          Edit
        </button>
      </Show>
      <button type="button" class="action" onClick={() => desk.comment(about())}>
        <MessageSquarePlus size={14} aria-hidden="true" />
        Comment
      </button>
      <button type="button" class="action" onClick={() => request({ ...about(), intent: 'explain' })}>
        <Lightbulb size={14} aria-hidden="true" />
        Explain
      </button>
      <button type="button" class="action" onClick={() => request({ ...about(), intent: 'reword' })}>
        <TextQuote size={14} aria-hidden="true" />
        Other wording
      </button>
      <button
        type="button"
        class="action"
        aria-disabled={run.isRunning() || run.isStarting()}
        onClick={() => void run.start({ clauseId: props.clause.id })}
      >
        <RefreshCw size={14} aria-hidden="true" />
        Review
      </button>
    </div>
  )
}
