import { AppError } from '@clausemint/client'

/** What a call is refused with. @throws Error when it is not */
export async function refusalOf(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw new Error('it was not refused', { cause: error })
}
