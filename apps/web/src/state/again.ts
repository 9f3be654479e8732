import type { GenerationId, ProviderId, RequestId } from '@clausemint/protocol'

/**
 * The name of "go on from this one" or "try this one again": the same in every tab and for every click, because the
 * next generation is the one that would be asked to go on after it.
 */
export function againRequestId(mode: 'continue' | 'retry', id: GenerationId, provider?: ProviderId): RequestId {
  const suffix = provider === undefined ? '' : `-${provider.replaceAll(/[^A-Za-z0-9_-]/g, '_')}`
  return `${mode}-${id}${suffix}`.slice(0, 64)
}
