import { ProviderError, type ProviderHealth } from '../provider.ts'
import type { Exchange } from './exchange.ts'

/** Asks a vendor something that makes no text, and says what its answer means. Never throws. */
export async function probeHealth(
  exchange: Exchange,
  ask: () => Promise<ProviderHealth | undefined>,
): Promise<ProviderHealth> {
  try {
    return (await ask()) ?? { health: 'ready' }
  } catch (error) {
    const failure = exchange.failure(error)
    if (!(failure instanceof ProviderError)) return { health: 'unreachable', detail: 'No answer in time.' }
    // Servers that speak a vendor's language need not have the list of models that is asked for here.
    if (exchange.status === 404 || exchange.status === 405) return { health: 'ready' }
    return { health: healthOf(failure), detail: failure.message }
  } finally {
    exchange.close()
  }
}

function healthOf({ code }: ProviderError): ProviderHealth['health'] {
  if (code === 'unauthorized' || code === 'invalid_request' || code === 'malformed') return 'misconfigured'
  return code === 'rate_limited' ? 'ready' : 'unreachable'
}
