import { AppError, type Client } from '@clausemint/client'
import type { AiStatus, ProviderStatus } from '@clausemint/protocol'
import { createEffect, createSignal, on } from 'solid-js'
import type { ConnectionView } from './connection.ts'

/** Who can write, and where text would go. Asked again whenever the connection comes back. */
export function createProviders(client: Client, connection: ConnectionView) {
  const [status, setStatus] = createSignal<AiStatus>()
  const [failure, setFailure] = createSignal<AppError>()

  async function refresh(): Promise<void> {
    try {
      setStatus(await client.ai.status())
      setFailure(undefined)
    } catch (error) {
      setFailure(AppError.from(error))
    }
  }
  createEffect(
    on(connection.isOpen, (open) => {
      if (open) void refresh()
    }),
  )

  return {
    status,
    /** The one that is asked first comes first. */
    inOrder: () => status()?.providers.toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99)) ?? [],
    failure,
    refresh,
    /** Takes a status that came as the answer to something else. */
    show: (next: AiStatus) => void setStatus(next),
    /** The one that writes when `chosen` is asked for; empty: the operator's default. */
    writerFor(chosen: string): ProviderStatus | undefined {
      const known = status()
      return known?.providers.find(({ id }) => id === (chosen || known.default))
    },
    others: (id: string | undefined) => status()?.providers.filter((provider) => provider.id !== id) ?? [],
  }
}
