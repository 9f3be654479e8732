import type { AppRouter } from '@clausemint/server'
import { createTRPCClient, createWSClient, httpLink, splitLink, type TRPCClient, wsLink } from '@trpc/client'
import type { Clock } from '../clock.ts'
import { type ConnectionState, createSubject, type Observable } from './connection-state.ts'
import { createRetryGate } from './retry-gate.ts'
import { createSession, type Session } from './session.ts'
import { createSocketClass, type LiveSocket } from './socket.ts'

export interface ConnectionOptions {
  /** The server's origin: `http://127.0.0.1:3000`. */
  url: string
  /** Opens what only operators may do. */
  operatorToken?: string | undefined
  clock: Clock
  random: () => number
  fetch: typeof fetch
}

export interface Connection {
  /** The server's origin, for what is said over plain HTTP. */
  readonly url: string
  readonly fetch: typeof fetch
  readonly trpc: TRPCClient<AppRouter>
  readonly session: Session
  readonly state: Observable<ConnectionState>
  /** Tries now, where a wait is going on; asks an open socket for a sign of life. */
  check(): void
  /** Replaces the socket, so that the server sees the session as it is now. */
  reconnect(): void
  close(): Promise<void>
}

/** Milliseconds. */
export const socketLimits = { connectMs: 10_000, silenceMs: 10_000, answerMs: 3_000 }
/** A socket that lived this long was of use, even if nothing was said on it. */
const provenMs = 5_000

/**
 * One socket to the server, kept open: session first, then the upgrade, and again from there whenever it is lost.
 * The waits between tries happen while the address is asked for, because that is the one place in tRPC's client where
 * a wait can be cut short.
 */
export function createConnection({ url, operatorToken, clock, random, fetch }: ConnectionOptions): Connection {
  const session = createSession(url, fetch, clock)
  const state = createSubject<ConnectionState>({ status: 'connecting' })
  const gate = createRetryGate({
    clock,
    random,
    onWait(retryAt) {
      if (state.value.status === 'open' || state.value.status === 'closed') return
      state.set(retryAt === undefined ? { status: 'connecting' } : { status: 'waiting', retryAt })
    },
  })
  let socket: LiveSocket | undefined
  let openedAt: number | undefined

  const sockets = createWSClient({
    url: async () => {
      try {
        await gate.pass()
        await session.ensure()
      } catch (error) {
        gate.failed()
        throw error
      }
      return webSocketUrl(url)
    },
    WebSocket: createSocketClass({
      clock,
      ...socketLimits,
      headers: session.headers,
      onSocket: (next) => {
        socket = next
      },
    }),
    retryDelayMs: () => 0,
    onOpen: () => {
      openedAt = clock.now()
    },
    onClose: () => {
      const proven = openedAt !== undefined && clock.now() - openedAt >= provenMs
      openedAt = undefined
      if (proven) gate.succeeded()
      else gate.failed()
    },
  })

  const watching = sockets.connectionState.subscribe({
    next({ state: now }) {
      if (state.value.status === 'closed') return
      if (now === 'pending') state.set({ status: 'open' })
      else if (now === 'connecting' && state.value.status !== 'waiting') state.set({ status: 'connecting' })
    },
  })

  const overSocket = wsLink<AppRouter>({ client: sockets })
  const trpc = createTRPCClient<AppRouter>({
    links: [
      operatorToken === undefined
        ? overSocket
        : splitLink({
            // A browser cannot send the token with the upgrade, and the socket is the visitor's, not the operator's.
            condition: (operation) => operation.type === 'mutation' && operation.path.startsWith('ai.'),
            true: httpLink<AppRouter>({
              url: new URL('/trpc', url),
              headers: () => ({ ...session.headers(), authorization: `Bearer ${operatorToken}` }),
            }),
            false: overSocket,
          }),
    ],
  })

  return {
    url,
    fetch,
    trpc,
    session,
    state,
    check() {
      gate.open()
      socket?.probe()
    },
    reconnect: () => socket?.close(),
    async close() {
      if (state.value.status === 'closed') return
      watching.unsubscribe()
      state.set({ status: 'closed' })
      gate.close()
      await sockets.close()
    },
  }
}

/** Asked anew at every use: a connection can be closed during any wait. */
export const isClosed = ({ state }: Connection): boolean => state.value.status === 'closed'

function webSocketUrl(origin: string): string {
  const address = new URL('/trpc', origin)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}
