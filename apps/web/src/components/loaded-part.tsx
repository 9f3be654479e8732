import { ErrorBoundary, type JSX, type ParentProps, Suspense } from 'solid-js'
import { BrokenCard } from './broken-card.tsx'

interface LoadedPartProps extends ParentProps {
  /** Shown while it is on its way. */
  fallback?: JSX.Element
}

/** A part of a page whose script comes when it is needed; where it does not come, the rest of the page works on. */
export function LoadedPart(props: LoadedPartProps) {
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <div class="p-4">
          <BrokenCard error={error} kept="The rest of the page works on, and what you typed is kept." onAgain={reset} />
        </div>
      )}
    >
      <Suspense fallback={props.fallback}>{props.children}</Suspense>
    </ErrorBoundary>
  )
}
