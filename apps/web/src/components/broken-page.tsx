import { AppError } from '@clausemint/client'
import { ErrorCard } from './error-card.tsx'
import { PaperPane } from './panes.tsx'

/** When a page could not be loaded or failed: most often the server has a newer one. */
export function BrokenPage(props: { error: unknown }) {
  const error = () => new AppError('internal', 'This part of the page could not be shown.', {}, { cause: props.error })
  return (
    <PaperPane>
      <div class="mx-auto max-w-3xl p-4 medium:p-8">
        <h1 class="visually-hidden">Something went wrong</h1>
        <ErrorCard error={error().body} kept="What you typed and what was written are kept.">
          <button type="button" class="button button-primary" onClick={() => location.reload()}>
            Reload
          </button>
        </ErrorCard>
      </div>
    </PaperPane>
  )
}
