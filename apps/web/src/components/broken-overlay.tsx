import { AppError } from '@clausemint/client'
import { useApp } from '../state/app.tsx'
import { ErrorCard } from './error-card.tsx'
import { Modal } from './modal.tsx'

/** Where what lies above the page could not be loaded: offline, or the server has a newer one. */
export function BrokenOverlay(props: { error: unknown; onClose: () => void }) {
  const { announcer } = useApp()
  const error = () => new AppError('internal', 'This part of the page could not be loaded.', {}, { cause: props.error })
  announcer.announce(error().message)
  return (
    <Modal label="Not loaded" onClose={props.onClose}>
      <div class="p-5">
        <ErrorCard error={error().body} kept="The page below works on, and what you typed is kept.">
          <button type="button" class="button button-primary" onClick={() => location.reload()}>
            Reload
          </button>
          <button type="button" class="button" onClick={() => props.onClose()}>
            Close
          </button>
        </ErrorCard>
      </div>
    </Modal>
  )
}
