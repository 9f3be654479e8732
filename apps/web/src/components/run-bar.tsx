import { isRunning } from '@clausemint/client'
import Square from 'lucide-solid/icons/square'
import { createEffect, on, Show } from 'solid-js'
import { wordsCount } from '../state/count-words.ts'
import type { GenerationView } from '../state/generation.ts'
import { aside } from '../state/generation-words.ts'
import { createStage } from '../state/stage.ts'
import { AgainActions } from './again-actions.tsx'
import { ProgressBar } from './progress-bar.tsx'

interface RunBarProps {
  generation: GenerationView
  /** Stop was asked for, and the server has not said so yet. */
  isStopping: boolean
  onStop: () => void
  onAgain: (mode: 'continue' | 'retry', provider?: string) => void
}

/** At the foot of the paper: how far it is and Stop; afterwards how it ended and how to go on. */
export function RunBar(props: RunBarProps) {
  const status = () => props.generation.summary().status
  const stopping = () => props.isStopping || status() === 'cancelling'
  const stage = createStage(props.generation)
  let bar: HTMLElement | undefined

  // Stop goes with the end; whoever had it focused stays where they were.
  createEffect(
    on(
      () => props.generation.isRunning(),
      (running, ran) => {
        if (ran && !running && (document.activeElement === document.body || bar?.contains(document.activeElement)))
          queueMicrotask(() => document.activeElement === document.body && bar?.focus())
      },
    ),
  )

  return (
    <section
      ref={bar}
      tabindex="-1"
      class="border-line border-t bg-raised px-4 py-3 outline-none medium:px-8 short:py-1.5"
      aria-label="Progress"
      data-screen-only
    >
      <Show
        when={props.generation.isRunning()}
        fallback={
          <Show when={!props.generation.isLoading() && !isRunning(status())}>
            <AgainActions generation={props.generation} onAgain={props.onAgain} />
          </Show>
        }
      >
        <ProgressBar fraction={props.generation.progress.value().fraction} label="Draft" describedBy="stage" />
        <div class="mt-2 flex items-center gap-4">
          <div class="min-w-0 flex-1">
            <p class="font-medium text-ink text-sm tabular-nums" id="stage">
              {stopping() ? 'Stopping…' : stage.words()}
            </p>
            <p class="truncate text-quiet text-xs">
              <Show when={props.generation.progress.words() > 0}>
                <span class="tabular-nums">{wordsCount(props.generation.progress.words())}</span> ·{' '}
              </Show>
              {stopping() ? 'Waiting until the provider has let go.' : aside(props.generation.progress.value().stage)}
            </p>
          </div>
          <button
            type="button"
            class="button min-h-10"
            aria-disabled={stopping()}
            aria-keyshortcuts="Escape"
            onClick={() => !stopping() && props.onStop()}
          >
            <Square size={15} aria-hidden="true" class="fill-current" />
            {stopping() ? 'Stopping…' : 'Stop'}
            <kbd class="key max-medium:hidden">Esc</kbd>
          </button>
        </div>
      </Show>
    </section>
  )
}
