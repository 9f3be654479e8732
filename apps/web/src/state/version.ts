import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { ConnectionView } from './connection.ts'

const everyMs = 10 * 60_000

/** What the server says it is; `undefined` where it does not answer. */
export async function fetchServerVersion(): Promise<string | undefined> {
  try {
    const response = await fetch('/health/live', { headers: { accept: 'application/json' } })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'string'
      ? body.version
      : undefined
  } catch {
    return undefined
  }
}

/** Whether the server was changed under this page: asked whenever the connection comes back, and now and then. */
export function createVersionWatch(connection: ConnectionView) {
  const [isOutdated, setOutdated] = createSignal(false)
  const look = async () => {
    const version = await fetchServerVersion()
    if (version !== undefined) setOutdated(version !== __APP_VERSION__)
  }
  createEffect(() => {
    if (connection.isOpen()) void look()
  })
  const timer = setInterval(() => void look(), everyMs)
  onCleanup(() => clearInterval(timer))
  return { isOutdated }
}
