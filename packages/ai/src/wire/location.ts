import { isIP } from 'node:net'
import type { ProviderLocation } from '@clausemint/protocol'

/**
 * Where text sent to `baseUrl` goes, judged by the host alone (P5): this machine and private networks are the
 * operator's own; everything else is somebody else's. An operator who knows better says so in the settings.
 */
export function locationOf(baseUrl: string): ProviderLocation {
  const host = hostOf(baseUrl)
  return isLoopback(host) || isPrivate(host) ? 'local' : 'remote'
}

/** For a vendor's own service: local only where the operator put a stand-in on this machine. */
export const vendorLocationOf = (baseUrl: string): ProviderLocation =>
  isLoopback(hostOf(baseUrl)) ? 'local' : 'remote'

const hostOf = (baseUrl: string) =>
  new URL(baseUrl).hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')

const isLoopback = (host: string) =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  /^::ffff:7f/.test(host)

function isPrivate(host: string): boolean {
  if (isIP(host) === 6) return /^f[cd]|^fe[89ab]/.test(host)
  if (isIP(host) === 4) return /^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(host)
  return host.endsWith('.local') || host === 'host.docker.internal'
}
