import type { Client, ConnectionState } from '@clausemint/client'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Announcer } from './announcer.ts'

/** A hiccup shorter than this is nobody's business. */
const noticeMs = 1000

/** How the connection stands, and whether that is worth telling. */
export function createConnectionView(client: Client, announcer: Announcer) {
  const [state, setState] = createSignal<ConnectionState>(client.connection.value)
  const [isLost, setLost] = createSignal(false)
  const [now, setNow] = createSignal(Date.now())
  let notice: ReturnType<typeof setTimeout> | undefined
  let wasOpen = false

  onCleanup(client.connection.subscribe(setState))
  createEffect(
    on(
      () => state().status === 'open',
      (open) => {
        clearTimeout(notice)
        if (open) {
          if (isLost()) announcer.announce('Connected again.')
          wasOpen = true
          setLost(false)
        } else {
          notice = setTimeout(() => {
            setLost(true)
            announcer.announce(
              wasOpen
                ? 'The connection is lost. You can go on working; what you do is sent once it returns.'
                : 'The server cannot be reached yet.',
            )
          }, noticeMs)
        }
      },
    ),
  )
  createEffect(() => {
    if (!isLost()) return
    const ticking = setInterval(() => setNow(Date.now()), 250)
    onCleanup(() => clearInterval(ticking))
  })

  // The browser often knows first; it may be wrong, so it is only a reason to look.
  const check = () => client.connection.check()
  const onVisible = () => document.visibilityState === 'visible' && check()
  window.addEventListener('online', check)
  window.addEventListener('offline', check)
  document.addEventListener('visibilitychange', onVisible)
  onCleanup(() => {
    clearTimeout(notice)
    window.removeEventListener('online', check)
    window.removeEventListener('offline', check)
    document.removeEventListener('visibilitychange', onVisible)
  })

  return {
    isOpen: () => state().status === 'open',
    /** Lost for longer than a moment. */
    isLost,
    wasOpen: () => wasOpen,
    /** Whole seconds until the next try; `undefined` while one is going on. */
    retryInSeconds() {
      const current = state()
      return current.status === 'waiting' ? Math.max(0, Math.ceil((current.retryAt - now()) / 1000)) : undefined
    },
    retry: check,
  }
}
export type ConnectionView = ReturnType<typeof createConnectionView>
