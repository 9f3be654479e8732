import type { Provider } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'

/** How long a start waits for a local model's server to answer. */
const probeMs = 1_000
const locals: readonly ProviderId[] = ['mistral', 'llama']

/** Who is asked when the operator named nobody: a local model that is there, then OpenAI, then the clause library. */
export async function detectDefault(providers: ReadonlyMap<ProviderId, Provider>): Promise<ProviderId> {
  const probes = await Promise.all(
    locals.map(async (id) => ({ id, probe: await providers.get(id)?.probe(AbortSignal.timeout(probeMs)) })),
  )
  const local = probes.find(({ probe }) => probe?.health === 'ready' || probe?.health === 'loading')
  if (local) return local.id
  return providers.has('openai') ? 'openai' : 'library'
}
