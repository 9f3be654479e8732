import { AppError } from '@clausemint/client'
import { createEffect, on } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { ErrorCard } from './error-card.tsx'
import { focusPaperIfLost } from './panes.tsx'

interface BrokenCardProps {
  error: unknown
  /** What is safe in spite of it. */
  kept: string
  onAgain: () => void
}

/**
 * Where a part of the page could not be loaded, or failed: the network was gone, or the server has a newer one. It is
 * tried again when asked and once the connection is back; going to another page tries again by itself.
 */
export function BrokenCard(props: BrokenCardProps) {
  const { announcer, connection } = useApp()
  const error = new AppError('internal', 'This part of the page could not be shown.', {}, { cause: props.error })
  announcer.announce(error.message)
  createEffect(
    on(connection.isOpen, (isOpen, wasOpen) => {
      if (isOpen && wasOpen === false) props.onAgain()
    }),
  )

  function again(): void {
    props.onAgain()
    focusPaperIfLost()
  }

  return (
    <ErrorCard error={error.body} kept={props.kept}>
      <button type="button" class="button button-primary" onClick={again}>
        Try again
      </button>
      <button type="button" class="button" onClick={() => location.reload()}>
        Reload
      </button>
    </ErrorCard>
  )
}
