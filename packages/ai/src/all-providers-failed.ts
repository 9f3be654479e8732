import type { ProviderErrorCode, ProviderId } from '@clausemint/protocol'

export interface ProviderFailure {
  provider: ProviderId
  code: ProviderErrorCode
  /** Fit for a user. */
  message: string
  retryAfterMs?: number | undefined
}

/** Nobody could write the text. `failures` has one entry a provider, in the order they were asked. */
export class AllProvidersFailed extends Error {
  override readonly name = 'AllProvidersFailed'
  readonly failures: readonly ProviderFailure[]

  constructor(failures: readonly ProviderFailure[]) {
    super(failures.at(-1)?.message ?? 'No provider may be used for this document.')
    this.failures = failures
  }

  /** Who failed last, and why; undefined when nobody could be asked at all. */
  get last(): ProviderFailure | undefined {
    return this.failures.at(-1)
  }
}
