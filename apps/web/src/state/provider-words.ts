import type { ProviderLocation, ProviderStatus } from '@clausemint/protocol'

export function providerName(id: string | undefined): string {
  if (id === undefined || id === '') return 'the provider'
  if (id === 'library') return 'Clause library'
  if (id === 'openai') return 'OpenAI'
  return id.charAt(0).toUpperCase() + id.slice(1)
}

/** Where what is sent goes. */
export function destination(
  { id, location }: { id: string; location: ProviderLocation },
  what = 'The facts you enter are',
): string {
  if (id === 'library') return 'No model is used. Nothing leaves this server.'
  return location === 'local'
    ? `${providerName(id)} runs on this server’s own machines. Nothing leaves them.`
    : `${what} sent to ${providerName(id)}, outside this server.`
}

export const locationWords = (location: ProviderLocation): string =>
  location === 'local' ? 'stays here' : 'leaves this server'

export function healthWords({ health, breaker }: ProviderStatus): string {
  if (breaker === 'open') return 'paused after failures'
  switch (health) {
    case 'ready':
      return 'ready'
    case 'loading':
      return 'loading its model'
    case 'unreachable':
      return 'cannot be reached'
    case 'misconfigured':
      return 'set up wrongly'
    case 'unknown':
      return 'not asked yet'
  }
}

const reasons: Record<string, string> = {
  unreachable: 'could not be reached',
  unauthorized: 'refused our key',
  rate_limited: 'had too many requests',
  overloaded: 'was overloaded',
  invalid_request: 'did not accept the request',
  context_too_long: 'found the text too long',
  content_filtered: 'held the text back',
  timeout: 'took too long',
  stalled: 'fell silent',
  truncated: 'broke off',
  malformed: 'answered in a way that could not be read',
}

/** What a provider did, by the code of its error. */
export const reasonWords = (code: string): string => reasons[code] ?? 'failed'
