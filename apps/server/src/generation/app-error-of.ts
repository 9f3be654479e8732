import { AllProvidersFailed } from '@clausemint/ai'
import { AppError } from '@clausemint/protocol'

/** What the user is told when a generation fails. A provider's message is fit for a user (P3); no other error's is. */
export function appErrorOf(error: unknown): AppError {
  if (!(error instanceof AllProvidersFailed)) return AppError.from(error)
  const { last } = error
  if (!last) return new AppError('forbidden', error.message, {}, { cause: error })
  const { provider, code, message, retryAfterMs } = last
  const details = { provider: { id: provider, code }, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  return new AppError('provider_failed', message, details, { cause: error })
}
