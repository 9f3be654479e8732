import { useApp } from '../state/app.tsx'

/** The page's one live region. */
export function Announcements() {
  const { announcer } = useApp()
  return (
    <div id="announcements" role="status" aria-live="polite" aria-atomic="true" class="visually-hidden">
      {announcer.message()}
    </div>
  )
}
