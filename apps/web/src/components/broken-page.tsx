import { BrokenCard } from './broken-card.tsx'
import { PaperPane } from './panes.tsx'

/** In the place of a page that could not be loaded, or failed. */
export function BrokenPage(props: { error: unknown; onAgain: () => void }) {
  return (
    <PaperPane>
      <div class="mx-auto max-w-3xl p-4 medium:p-8">
        <h1 class="visually-hidden">Something went wrong</h1>
        <BrokenCard error={props.error} kept="What you typed and what was written are kept." onAgain={props.onAgain} />
      </div>
    </PaperPane>
  )
}
