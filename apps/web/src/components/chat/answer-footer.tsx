import type { ProviderId } from '@clausemint/protocol'
import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import Globe from 'lucide-solid/icons/globe'
import House from 'lucide-solid/icons/house'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createSignal, onCleanup, Show } from 'solid-js'
import { answerPlace, withoutCitations } from '../../chat/words.ts'
import { useApp } from '../../state/app.tsx'
import { copyText } from '../../state/export.ts'
import type { GenerationView } from '../../state/generation.ts'
import { providerName } from '../../state/provider-words.ts'
import { secondsWords } from '../../state/time-words.ts'
import { OtherProviders } from '../other-providers.tsx'

interface AnswerFooterProps {
  generation: GenerationView
  text: () => string
  isBusy: boolean
  onAgain: (provider?: ProviderId) => void
}

const copiedMs = 2500

/** Under an answer: who gave it and where the question went; copy, ask again. */
export function AnswerFooter(props: AnswerFooterProps) {
  const { announcer } = useApp()
  const [isCopied, setCopied] = createSignal(false)
  const writer = () => props.generation.summary().result?.provenance.provider ?? props.generation.summary().provider
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function copy(): Promise<void> {
    const isDone = await copyText(withoutCitations(props.text()))
    announcer.announce(isDone ? 'Copied.' : 'The browser did not allow copying.')
    setCopied(isDone)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), copiedMs)
  }

  return (
    <div class="mt-1.5 flex flex-wrap items-start gap-x-1 gap-y-1">
      <Show when={writer()}>
        <WriterChip generation={props.generation} writer={writer()} />
      </Show>
      <div class="ml-auto flex flex-none items-center">
        <Show when={props.text() !== ''}>
          <button type="button" class="button button-quiet chat-action" onClick={() => void copy()}>
            <Show when={isCopied()} fallback={<Copy size={13} aria-hidden="true" />}>
              <Check size={13} aria-hidden="true" />
            </Show>
            {isCopied() ? 'Copied' : 'Copy'}
          </button>
        </Show>
        <button
          type="button"
          class="button button-quiet chat-action"
          aria-disabled={props.isBusy}
          onClick={() => props.onAgain()}
        >
          <RotateCcw size={13} aria-hidden="true" />
          Ask again
        </button>
        <OtherProviders writer={writer()} onChoose={props.onAgain} words="Ask another provider" isSmall />
      </div>
    </div>
  )
}

function WriterChip(props: { generation: GenerationView; writer: string | undefined }) {
  const summary = () => props.generation.summary()
  const provenance = () => summary().result?.provenance
  const location = () => provenance()?.location ?? summary().location
  const model = () => provenance()?.model ?? summary().model
  return (
    <details class="chat-writer">
      <summary>
        <Show
          when={location() === 'remote'}
          fallback={<House size={13} aria-hidden="true" class="flex-none text-accent" />}
        >
          <Globe size={13} aria-hidden="true" class="flex-none text-warning" />
        </Show>
        <span>
          {providerName(props.writer)}
          <Show when={props.writer === 'library'}>, no model used</Show>
        </span>
      </summary>
      <div class="mt-1 text-quiet text-xs leading-relaxed">
        <p>{answerPlace(props.writer, location())}</p>
        <Show when={props.writer !== 'library' && model()}>
          <p>Model: {model()}</p>
        </Show>
        <Show when={summary().usage?.outputTokens ? summary().usage : undefined}>
          {(usage) => (
            <p>
              {usage().inputTokens.toLocaleString('en')} tokens in, {usage().outputTokens.toLocaleString('en')} out
              {usage().estimated ? ' (estimated)' : ''}
              <Show when={usage().timeToFirstTokenMs}>{(ms) => <>, first word after {secondsWords(ms())}</>}</Show>
            </p>
          )}
        </Show>
        <Show when={provenance()?.promptVersion}>{(version) => <p>Prompt: {version()}</p>}</Show>
      </div>
    </details>
  )
}
