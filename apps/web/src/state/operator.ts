import { AppError, type Client } from '@clausemint/client'
import type { AiStatus, ProviderId, ProviderTest } from '@clausemint/protocol'
import { createResource, createSignal } from 'solid-js'

/** What only operators may do, and whether this browser's session is one's. */
export function createOperator(client: Client, onStatus: (status: AiStatus) => void) {
  const [isOperator] = createResource(askWhetherOperator)
  const [tests, setTests] = createSignal<Readonly<Record<ProviderId, ProviderTest | 'running'>>>({})
  const [failure, setFailure] = createSignal('')

  async function attempt(work: () => Promise<void>): Promise<void> {
    setFailure('')
    try {
      await work()
    } catch (error) {
      setFailure(AppError.from(error).message)
    }
  }

  return {
    isOperator: () => isOperator() === true,
    /** What the last attempt failed with; empty while all is well. */
    failure,
    test: (provider: ProviderId) => tests()[provider],

    /** The socket carries the right it was opened with, so the page starts anew. */
    signIn: (token: string) =>
      attempt(async () => {
        const response = await fetch('/api/session/operator', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token }),
        })
        if (!response.ok) throw new AppError('forbidden', refusalWords(response.status))
        location.reload()
      }),

    runTest: (provider: ProviderId) =>
      attempt(async () => {
        setTests((known) => ({ ...known, [provider]: 'running' }))
        try {
          const result = await client.ai.test(provider)
          setTests((known) => ({ ...known, [provider]: result }))
        } catch (error) {
          setTests(({ [provider]: _, ...known }) => known)
          throw error
        }
      }),

    askFirst: (provider: ProviderId) => attempt(async () => onStatus(await client.ai.setDefault(provider))),
  }
}

export type Operator = ReturnType<typeof createOperator>

async function askWhetherOperator(): Promise<boolean> {
  const response = await fetch('/api/session', { method: 'POST' }).catch(() => undefined)
  const body: unknown = await response?.json().catch(() => undefined)
  return typeof body === 'object' && body !== null && 'isOperator' in body && body.isOperator === true
}

const refusalWords = (status: number) =>
  status === 429 ? 'Too many tries. Wait a minute.' : 'This is not the operator’s token.'
