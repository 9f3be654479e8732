import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { after, prefersReducedMotion } from '../state/frames.ts'
import type { GenerationView } from '../state/generation.ts'
import { seamWords } from '../state/generation-words.ts'
import { createPaperWriter } from '../stream/paper-writer.ts'
import { createStickToEnd } from '../stream/stick-to-end.ts'
import { createTypist } from '../stream/typist.ts'
import { NewTextBelow } from './new-text-below.tsx'

interface PaperViewProps {
  generation: GenerationView
  scroller: HTMLElement
}

/** The sheet of paper the text is typed on. Solid renders the sheet once; the writer appends to it. */
export default function PaperView(props: PaperViewProps) {
  const [isAway, setAway] = createSignal(false)
  let sheet: HTMLElement | undefined

  onMount(() => {
    if (!sheet) return
    const writer = createPaperWriter(sheet)
    const stick = createStickToEnd(props.scroller, (isStuck) => setAway(!isStuck))
    const typist = createTypist({
      sink: writer,
      now: () => performance.now(),
      after,
      isInstant: prefersReducedMotion,
      beforeFrame: () => props.generation.fold(),
      onFrame: () => {
        // A finished document is read from its beginning.
        if (props.generation.isRunning()) stick.follow()
      },
    })
    // Blocks out of sight find their true height only after the frame that wrote the last of them.
    const resizes = new ResizeObserver(() => {
      if (props.generation.isRunning()) stick.follow()
    })
    resizes.observe(sheet)
    props.generation.attach(typist)
    createEffect(() => {
      const { seams } = props.generation.summary()
      const later = seams.flatMap((seam, index) =>
        seam.mode === 'continue' ? [{ offset: seam.offset, words: seamWords(seam, seams[index - 1]) }] : [],
      )
      writer.setSeams(later)
    })
    pill = stick.stick
    onCleanup(() => {
      typist.stop()
      resizes.disconnect()
      stick.dispose()
    })
  })
  let pill = () => {}

  return (
    <>
      <article
        ref={sheet}
        class="paper prose"
        lang="en"
        aria-label="The contract"
        aria-busy={props.generation.isRunning()}
      />
      <Show when={isAway() && props.generation.isRunning()}>
        <div class="pointer-events-none sticky bottom-4 z-10 flex justify-center" data-screen-only>
          <NewTextBelow onGo={() => pill()} />
        </div>
      </Show>
    </>
  )
}
