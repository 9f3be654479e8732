import { For, onCleanup } from 'solid-js'
import { AssistantPane, focusPaperIfLost, PaperPane } from './panes.tsx'

const lines = ['w-2/3', 'w-full', 'w-11/12', 'w-4/5', 'w-full', 'w-3/4', 'w-5/6', 'w-full', 'w-1/2'] as const

export function PaperSkeleton() {
  return (
    <div class="paper" role="img" aria-label="Loading">
      <div class="skeleton mx-auto mb-10 h-7 w-3/5" />
      <For each={lines}>{(width) => <div class={`skeleton mb-4 h-4 ${width}`} />}</For>
    </div>
  )
}

/** Shown while a page is on its way. */
export function PageSkeleton() {
  // Whoever waited in it goes on in what comes; at the first load nobody has begun anywhere.
  onCleanup(() => {
    if (document.activeElement !== document.body) focusPaperIfLost()
  })
  return (
    <>
      <PaperPane>
        <div class="p-4 medium:p-8">
          <PaperSkeleton />
        </div>
      </PaperPane>
      <AssistantPane label="Assistant">
        <div class="skeleton h-24 w-full" />
        <div class="skeleton h-40 w-full" />
      </AssistantPane>
    </>
  )
}
