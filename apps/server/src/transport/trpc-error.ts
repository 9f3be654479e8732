import { type AppError, appErrors } from '@clausemint/protocol'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

/** An error in tRPC's own shape. The user gets an `AppErrorBody` under `data.app`: no stack, no cause. */
export function trpcError(error: AppError) {
  const { trpc, http } = appErrors[error.code]
  return {
    code: TRPC_ERROR_CODES_BY_KEY[trpc],
    message: error.message,
    data: { code: trpc, httpStatus: http, app: error.body },
  }
}
