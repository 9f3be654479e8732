import type { ProviderId } from '@clausemint/protocol'
import { z } from 'zod'
import type { Provider } from '../provider.ts'
import type { Wire } from '../wire/wire.ts'

/** One line, fit to stop a start with. It names the setting, never its value. */
export class ProviderSettingsError extends Error {
  override readonly name = 'ProviderSettingsError'
}

/** A kind of provider: checks what the operator said about one, and makes it. */
export interface ProviderKind {
  /** @throws ProviderSettingsError */
  create(id: ProviderId, settings: unknown, wire: Wire): Provider
}

/**
 * A kind from its settings and how it is made. A vendor's package is imported by the first request, not by the start of
 * the server: together they take most of a second.
 */
export const defineProvider = <S extends z.ZodType>(
  schema: S,
  create: (id: ProviderId, settings: z.output<S>, wire: Wire) => Provider,
): ProviderKind => ({
  create(id, settings, wire) {
    const parsed = schema.safeParse(settings)
    if (parsed.success) return create(id, parsed.data, wire)
    const [issue] = parsed.error.issues
    const where = issue && issue.path.length > 0 ? ` ${issue.path.join('.')}` : ''
    throw new ProviderSettingsError(`Provider "${id}":${where} ${issue?.message ?? 'is not valid'}`)
  },
})

/** What every server of models needs to be told. A base URL is the operator's alone: no request can change it. */
export const serverSettings = (defaults: { baseUrl?: string; model?: string }) =>
  z.strictObject({
    baseUrl: withDefault(
      z.url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:11434' }),
      defaults.baseUrl,
    ),
    model: withDefault(z.string('is missing').min(1, 'is missing'), defaults.model),
    headers: z.record(z.string(), z.string()).default({}),
    /** Where text goes, where the address does not tell (P5). */
    location: z.enum(['local', 'remote']).optional(),
  })

export const apiKeySetting = z.string('is missing').trim().min(1, 'is missing')

const withDefault = <S extends z.ZodType<string, string>>(schema: S, value: string | undefined) =>
  z.preprocess((given) => given ?? value, schema)
