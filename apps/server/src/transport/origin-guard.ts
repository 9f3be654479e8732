import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { AppError } from '@clausemint/protocol'

/**
 * Which Host and Origin a request may name (T5).
 *
 * A foreign Host is a name that somebody else pointed at this machine (DNS rebinding); a foreign Origin is another
 * site's page using a visitor's cookie. Programs that are no browser send no Origin, and are let in by their session.
 */
export class OriginGuard {
  readonly #publicUrl: URL | undefined
  readonly #host: string

  constructor(options: { publicUrl: string | undefined; host: string }) {
    this.#publicUrl = options.publicUrl === undefined ? undefined : new URL(options.publicUrl)
    this.#host = options.host.toLowerCase()
  }

  /** @throws AppError `forbidden`. */
  check({ headers }: Pick<IncomingMessage, 'headers'>): void {
    const { host, origin } = headers
    if (!host || !this.#knowsHost(host)) throw new AppError('forbidden', 'This address is not served here.')
    if (origin !== undefined && !this.#knowsOrigin(origin, host))
      throw new AppError('forbidden', 'Requests from other sites are not answered.')
    const site = headers['sec-fetch-site']
    if (origin === undefined && site === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate')
      throw new AppError('forbidden', 'Requests from other sites are not answered.')
  }

  #knowsHost(host: string): boolean {
    if (!isHost(host)) return false
    // With the public protocol, so that a port that goes without saying may be said.
    const { protocol = 'http:', host: publicHost } = this.#publicUrl ?? {}
    if (new URL(`${protocol}//${host}`).host === publicHost) return true
    const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')
    return name === 'localhost' || name.endsWith('.localhost') || name === this.#host || isIP(name) !== 0
  }

  #knowsOrigin(origin: string, host: string): boolean {
    if (origin === this.#publicUrl?.origin) return true
    return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host
  }
}

/** A name or an address, and maybe a port: nothing else that a URL could have there. */
const isHost = (host: string): boolean => /^[\w.\-:[\]]+$/.test(host) && URL.canParse(`http://${host}`)
