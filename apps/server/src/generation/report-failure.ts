import { ReadError } from '@clausemint/documents'
import { AppError, type GenerationId } from '@clausemint/protocol'
import type { FastifyBaseLogger } from 'fastify'

/** What the log says of a generation that failed. A file that is refused, or a limit, is no fault: one line, no stack. */
export function reportFailure(
  logger: Pick<FastifyBaseLogger, 'info' | 'warn'>,
  generation: GenerationId,
  error: unknown,
) {
  if (!(error instanceof AppError) || error.code === 'internal') {
    logger.warn({ generation, err: error }, 'generation failed')
    return
  }
  const detail = error.cause instanceof ReadError ? error.cause.detail : undefined
  logger.info({ generation, code: error.code, reason: error.details.reason, detail }, 'generation refused')
}
