import { type Logger, pino } from 'pino'

/**
 * Lines of JSON on standard error. What may be secret never gets this far: errors carry a user's message, and prompts,
 * contracts and keys are no part of them. The redaction is the second fence.
 */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      redact: [
        'apiKey',
        '*.apiKey',
        'headers',
        '*.headers',
        'req.headers',
        'authorization',
        'cookie',
        'token',
        '*.token',
      ],
    },
    pino.destination(2),
  )
