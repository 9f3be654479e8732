import type { Provider } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import type { ProviderService } from '../providers/provider-service.ts'
import { CheckFailed, type CheckResult, check } from './check.ts'

const probeMs = 3_000

/** Streams a sentence from every provider that was named or is there. */
export async function checkProviders(
  service: ProviderService,
  { providers, named, known, mostMs }: Checked,
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const provider of providers)
    results.push(await checkProvider(service, provider, { isNamed: named.has(provider.id), mostMs }))
  const configured = new Set(providers.map(({ id }) => id))
  for (const id of known)
    if (!configured.has(id)) results.push({ name: nameOf(id), status: 'not configured', detail: 'see .env.example' })
  return results
}

interface Checked {
  providers: readonly Provider[]
  /** Those the operator said something of; others may be absent without a word. */
  named: ReadonlySet<ProviderId>
  known: readonly ProviderId[]
  /** How long one may take. */
  mostMs: number
}

async function checkProvider(
  service: ProviderService,
  provider: Provider,
  { isNamed, mostMs }: { isNamed: boolean; mostMs: number },
): Promise<CheckResult> {
  const name = nameOf(provider.id)
  const { health, detail } = await provider.probe(AbortSignal.timeout(probeMs))
  const isThere = health === 'ready' || health === 'loading'
  if (!isThere && !isNamed) return { name, status: 'not configured', detail: detail ?? `it is ${health}` }
  const run = async () => {
    if (!isThere) throw new CheckFailed(detail ?? `It is ${health}.`)
    const { ok, error, chunks, text, timeToFirstTokenMs = 0 } = await service.test(provider.id)
    if (!ok) throw new CheckFailed(error?.message ?? 'It failed.')
    const first = Math.round(timeToFirstTokenMs)
    return `${provider.model} (${provider.location}): ${chunks} chunks, first token ${first} ms, ${text.length} characters`
  }
  return check(name, run, mostMs)
}

const nameOf = (id: ProviderId) => `provider ${id}`
