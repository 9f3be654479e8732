import type { ProviderId } from '@clausemint/protocol'
import type OpenAI from 'openai'
import { Exchange } from './exchange.ts'
import type { Wire } from './wire.ts'

interface Server {
  baseUrl: string
  /** The SDK wants a key; a server without one is sent no header instead. */
  apiKey?: string | undefined
  headers: Record<string, string>
}

/** OpenAI's SDK for one exchange: over our connections, in nobody's name but the key's, without retries or logs of its own. */
export async function openOpenAi(
  id: ProviderId,
  { baseUrl, apiKey, headers }: Server,
  signal: AbortSignal,
  wire: Wire,
): Promise<{ exchange: Exchange; client: OpenAI }> {
  const { default: Client } = await import('openai')
  const exchange = new Exchange(id, signal, wire, { format: 'sse' })
  const client = new Client({
    apiKey: apiKey ?? 'none',
    defaultHeaders: { ...(apiKey === undefined ? { Authorization: null } : {}), ...headers },
    baseURL: baseUrl,
    fetch: exchange.fetch,
    maxRetries: 0,
    logLevel: 'off',
    organization: null,
    project: null,
  })
  return { exchange, client }
}
