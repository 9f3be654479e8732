import { Agent, type Dispatcher, errors } from 'undici'

export interface WireLimits {
  /** Milliseconds until a connection, TLS included, has to stand (G5). */
  connectMs: number
  /** The longest line of a reply; SDKs hold a line in memory before they read it. */
  lineBytes: number
  /** How much of a refusal's reason is read. */
  errorBytes: number
  /** Milliseconds that are left for usage after a text's end marker. */
  trailerMs: number
}

const defaultWireLimits: WireLimits = {
  connectMs: 10_000,
  lineBytes: 1024 * 1024,
  errorBytes: 64 * 1024,
  trailerMs: 2_000,
}

/** The connections to vendors, kept open between requests. */
export interface Wire {
  readonly limits: WireLimits
  /** @throws the connection's own error, or the signal's abort. Redirects are not followed: text goes nowhere else. */
  request(url: string, init: RequestInit, signal: AbortSignal): Promise<Dispatcher.ResponseData>
  close(): Promise<void>
}

/** Only connecting has a deadline here; how long a reply may take is judged by whoever reads the stream. */
export function openWire(given: Partial<WireLimits> = {}): Wire {
  const limits = { ...defaultWireLimits, ...given }
  const agent = new Agent({
    connect: { timeout: limits.connectMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })
  return {
    limits,
    async request(url, { method = 'GET', headers, body }, signal) {
      const ask = () =>
        agent.request({
          ...target(url),
          method: method === 'POST' ? 'POST' : 'GET',
          // Whoever is told nothing may compress, and then a word waits for the next ones.
          headers: { ...Object.fromEntries(new Headers(headers)), 'accept-encoding': 'identity' },
          body: typeof body === 'string' ? body : null,
          signal,
        })
      return ask().catch((error: unknown) => {
        if (wasIdle(error) && !signal.aborted) return ask()
        throw error
      })
    },
    close: () => agent.destroy(),
  }
}

function target(url: string): { origin: string; path: string } {
  const { origin, pathname, search } = new URL(url)
  return { origin, path: pathname + search }
}

/**
 * A connection that had served before and was closed before it answered: the other side had let go of it while it was
 * idle, and has seen nothing of the request.
 */
const wasIdle = (error: unknown): boolean => error instanceof errors.SocketError && (error.socket?.bytesRead ?? 0) > 0
