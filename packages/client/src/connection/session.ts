import { AppError } from '@clausemint/protocol'
import type { Clock } from '../clock.ts'
import { bodyIn, fromBody } from '../errors.ts'

/** The visitor's session: an httpOnly cookie, which a browser keeps and sends by itself and Node does not. */
export interface Session {
  /** Makes sure there is one; asks the server once. */
  ensure(): Promise<void>
  /** Asks the server again: the one there was has ended. Those who ask meanwhile share the answer. */
  renew(): Promise<void>
  /** The headers that carry it, outside of browsers; empty inside. */
  headers(): Record<string, string>
}

const answerMs = 10_000

/**
 * @param url the server's origin
 * @param fetchFrom `fetch`, or what a test puts in its place
 * @throws AppError from `ensure` and `renew`, when the server gives none
 */
export function createSession(url: string, fetchFrom: typeof fetch, clock: Clock): Session {
  const cookies = new Map<string, string>()
  let asking: Promise<void> | undefined
  let established = false

  const headers = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }

  async function request(): Promise<void> {
    const limit = new AbortController()
    const callOff = clock.after(answerMs, () => limit.abort(new Error('no answer')))
    const response = await fetchFrom(new URL('/api/session', url), {
      method: 'POST',
      credentials: 'same-origin',
      headers: headers(),
      signal: limit.signal,
    }).finally(callOff)
    const body: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw sessionError(response.status, body)
    for (const line of response.headers.getSetCookie?.() ?? []) keepCookie(cookies, line)
    established = true
  }

  const renew = () => {
    asking ??= inTurn(request).finally(() => {
      asking = undefined
    })
    return asking
  }

  return { renew, headers, ensure: () => (established ? Promise.resolve() : renew()) }
}

/** Tabs that start together ask one after the other: the second then sends the cookie which the first was given. */
function inTurn(request: () => Promise<void>): Promise<void> {
  const locks = 'navigator' in globalThis && 'document' in globalThis ? globalThis.navigator.locks : undefined
  return locks ? locks.request('clausemint-session', request) : request()
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const equals = pair.indexOf('=')
  if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
}

function sessionError(status: number, reply: unknown): AppError {
  const body = bodyIn(reply)
  return body
    ? fromBody(body)
    : new AppError('interrupted', 'The server could not start a session.', {}, { cause: status })
}
