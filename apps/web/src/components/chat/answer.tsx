import { type GenerationState, isRunning } from '@clausemint/client'
import type { ChatMessage, ProviderId } from '@clausemint/protocol'
import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { createCitedBlocks } from '../../chat/cited-blocks.ts'
import { consultedWords } from '../../chat/words.ts'
import { useApp } from '../../state/app.tsx'
import { after, prefersReducedMotion } from '../../state/frames.ts'
import { createGenerationView } from '../../state/generation.ts'
import { seamWords } from '../../state/generation-words.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { createPaperWriter } from '../../stream/paper-writer.ts'
import { createTypist } from '../../stream/typist.ts'
import { ErrorCard } from '../error-card.tsx'
import { AnswerFooter } from './answer-footer.tsx'
import { AnswerProgress } from './answer-progress.tsx'

interface AnswerProps {
  message: ChatMessage
  /** Stop was asked for, and the server has not said so yet. */
  isStopping: boolean
  /** Nothing can be asked while an answer is being made. */
  isBusy: boolean
  onCite: (target: CitationTarget) => void
  onAgain: (provider?: ProviderId) => void
  onEnd: (state: GenerationState) => void
  /** Something of it was shown. */
  onGrow: () => void
}

/** One answer. Solid renders its frame once; the writer appends to it. */
export function Answer(props: AnswerProps) {
  const { client } = useApp()
  const generation = createGenerationView(client, (state) => props.onEnd(state))
  const summary = generation.summary
  const ran = isRunning(props.message.status)
  const status = () => (ran && isRunning(props.message.status) ? summary().status : props.message.status)
  const [hasWords, setHasWords] = createSignal(props.message.answer !== '')
  let sheet: HTMLDivElement | undefined
  let article: HTMLElement | undefined
  onCleanup(generation.close)

  onMount(() => {
    if (!sheet || !article) return
    const writer = createPaperWriter(sheet, createCitedBlocks(sheet.ownerDocument, props.onCite))
    createEffect(() => {
      const { seams } = summary()
      const later = seams.flatMap((seam, index) =>
        seam.mode === 'continue' ? [{ offset: seam.offset, words: seamWords(seam, seams[index - 1]) }] : [],
      )
      writer.setSeams(later)
    })
    if (!ran) {
      writer.append(props.message.answer)
      writer.finish()
      whenSeen(article, () => void generation.open(props.message.generationId))
      return
    }
    const typist = createTypist({
      sink: writer,
      now: () => performance.now(),
      after,
      isInstant: prefersReducedMotion,
      beforeFrame: generation.fold,
      onFrame: () => {
        if (writer.length > 0) setHasWords(true)
        props.onGrow()
      },
    })
    generation.attach(typist)
    void generation.open(props.message.generationId, true)
    onCleanup(typist.stop)
  })

  const consulted = () => summary().consulted ?? summary().result?.consulted
  const restart = () => summary().seams.findLast(({ mode }) => mode === 'restart')

  return (
    <article ref={article} class="chat-answer" aria-label="Answer" aria-busy={isRunning(status())}>
      <Show when={consulted()}>
        {(known) => <p class="mb-1.5 text-quiet text-xs">{consultedWords(known(), isRunning(status()))}</p>}
      </Show>
      <div ref={sheet} class="answer prose" lang="en" />
      <Show when={isRunning(status())}>
        <AnswerProgress generation={generation} isStopping={props.isStopping} hasWords={hasWords()} />
      </Show>
      <Show when={restart()}>
        {(seam) => <p class="seam-note">{`Begun again. ${seamWords(seam(), summary().seams.at(-2))}.`}</p>}
      </Show>
      <Show when={status() === 'cancelled'}>
        <p class="seam-note">{hasWords() ? 'Stopped. What was written is kept.' : 'Stopped before the first word.'}</p>
      </Show>
      <Show when={status() === 'failed' && summary().error}>
        {(error) => (
          <div class="mt-2">
            <ErrorCard error={error()} kept={hasWords() ? 'Every word that was shown is kept.' : ''}>
              <button type="button" class="button" onClick={() => props.onAgain()}>
                Try again
              </button>
            </ErrorCard>
          </div>
        )}
      </Show>
      <Show when={ran && generation.failure()}>
        {(failure) => (
          <div class="mt-2">
            <ErrorCard error={failure().body} kept="The answer goes on without this page.">
              <button
                type="button"
                class="button"
                onClick={() => void generation.open(props.message.generationId, true)}
              >
                Show it again
              </button>
            </ErrorCard>
          </div>
        )}
      </Show>
      <Show when={!isRunning(status())}>
        <AnswerFooter
          generation={generation}
          text={() => generation.text() || props.message.answer}
          isBusy={props.isBusy}
          onAgain={props.onAgain}
        />
      </Show>
    </article>
  )
}

/** Calls back once the element comes into sight: a long conversation asks for what is looked at. */
function whenSeen(element: Element, callback: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    callback()
  })
  observer.observe(element)
  onCleanup(() => observer.disconnect())
}
