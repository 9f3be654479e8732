import Lightbulb from 'lucide-solid/icons/lightbulb'
import MessageSquareQuote from 'lucide-solid/icons/message-square-quote'
import PencilLine from 'lucide-solid/icons/pencil-line'
import X from 'lucide-solid/icons/x'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { askWords, type ChatAsk } from '../../chat/ask.ts'

const icons = { explain: Lightbulb, reword: PencilLine, ask: MessageSquareQuote }

interface SelectionChipProps {
  ask: ChatAsk
  onRemove: () => void
}

/** What the next question is about; it can be taken away again. */
export function SelectionChip(props: SelectionChipProps) {
  return (
    <div class="chat-chip">
      <Dynamic component={icons[props.ask.intent]} size={16} aria-hidden="true" class="mt-0.5 flex-none text-accent" />
      <span class="min-w-0 flex-1">
        <span class="block font-medium text-ink">{askWords(props.ask)}</span>
        <Show when={props.ask.selection.quote}>{(quote) => <q class="line-clamp-2 text-quiet">{quote()}</q>}</Show>
      </span>
      <button
        type="button"
        class="button button-quiet button-icon min-h-7 w-7 flex-none"
        aria-label={`Remove: ${askWords(props.ask)}`}
        onClick={() => props.onRemove()}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  )
}
