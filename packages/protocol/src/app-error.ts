import type { ZodError } from 'zod'
import type { Cursor } from './cursor.ts'
import type { Decision } from './decision.ts'
import type { ProviderErrorCode, ProviderId } from './provider.ts'

/**
 * The one table of errors: what each code means to tRPC, to HTTP, and whether trying the same again can help.
 * tRPC's own names are spelled out here so that this package needs nothing of tRPC.
 */
export const appErrors = {
  invalid_input: { trpc: 'BAD_REQUEST', http: 400, retryable: false },
  no_session: { trpc: 'UNAUTHORIZED', http: 401, retryable: false },
  forbidden: { trpc: 'FORBIDDEN', http: 403, retryable: false },
  not_found: { trpc: 'NOT_FOUND', http: 404, retryable: false },
  conflict: { trpc: 'CONFLICT', http: 409, retryable: false },
  too_large: { trpc: 'PAYLOAD_TOO_LARGE', http: 413, retryable: false },
  limit_reached: { trpc: 'TOO_MANY_REQUESTS', http: 429, retryable: true },
  provider_failed: { trpc: 'BAD_GATEWAY', http: 502, retryable: true },
  interrupted: { trpc: 'SERVICE_UNAVAILABLE', http: 503, retryable: true },
  shutting_down: { trpc: 'SERVICE_UNAVAILABLE', http: 503, retryable: true },
  internal: { trpc: 'INTERNAL_SERVER_ERROR', http: 500, retryable: true },
} as const

export type AppErrorCode = keyof typeof appErrors

export interface FieldError {
  /** Where in the input, in dots: `partyA.name`. */
  path: string
  message: string
}

/** What crosses the wire. `message` is for the person who asked: no stack, no key, no text of a contract. */
export interface AppErrorBody {
  code: AppErrorCode
  message: string
  retryable: boolean
  /** `invalid_input`: what is missing or contradictory, field by field. */
  fields?: FieldError[]
  /** `limit_reached`: which limit. */
  limit?: string
  /** When trying again may help, in milliseconds from now. */
  retryAfterMs?: number
  /** `invalid_input`, `too_large`: why a file could not be read, in one word: `encrypted`, `scanned`, `bomb`. */
  reason?: string
  /** `conflict`: what stands instead: the decision that was first (R3), or the clause as somebody else left it. */
  decision?: Decision
  clause?: { id: string; version: number; text: string; heading?: string | undefined }
  /** `conflict`: what people have made of a draft that a new one would replace. */
  work?: DraftWork
  /** `provider_failed`: who failed last, and why. */
  provider?: { id: ProviderId; code: ProviderErrorCode }
}

/** What people have made of a draft since it was written. */
export interface DraftWork {
  /** Clauses that have other words than they were drafted with. */
  changedClauses: number
  decisions: number
  /** The place in the document's room up to which this was counted. */
  cursor: Cursor
}

export type AppErrorDetails = Pick<
  AppErrorBody,
  'fields' | 'limit' | 'retryAfterMs' | 'reason' | 'decision' | 'clause' | 'work' | 'provider'
>

/**
 * True where `value` has the shape of an error body, for a client that reads replies of a server it does not control.
 * By hand: with a schema, every page would begin with loading what reads schemas.
 */
export const isAppErrorBody = (value: unknown): value is AppErrorBody =>
  isRecord(value) &&
  typeof value.code === 'string' &&
  Object.hasOwn(appErrors, value.code) &&
  typeof value.message === 'string' &&
  typeof value.retryable === 'boolean' &&
  (value.fields === undefined || (Array.isArray(value.fields) && value.fields.every(isFieldError)))

const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/**
 * The only error that reaches a user. `message` is the user's; what only the log may know goes into `cause`.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: AppErrorCode
  readonly details: AppErrorDetails

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
  }

  get body(): AppErrorBody {
    return { code: this.code, message: this.message, retryable: appErrors[this.code].retryable, ...this.details }
  }

  /** Any thrown value as an `AppError`; what is not one becomes `internal`, and keeps its own words to itself. */
  static from(error: unknown): AppError {
    if (error instanceof AppError) return error
    return new AppError(
      'internal',
      'Something went wrong on our side. Nothing you wrote was lost.',
      {},
      { cause: error },
    )
  }

  /** A failed parse, field by field. */
  static invalid(error: ZodError, message = 'Some details are missing or do not fit together.'): AppError {
    return new AppError('invalid_input', message, { fields: error.issues.flatMap(fieldErrors) })
  }
}

/** An object can have any number of keys that nobody asked for: so many are named. */
const unknownKeysNamed = 20

const fieldErrors = (issue: ZodError['issues'][number]): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys
        .slice(0, unknownKeysNamed)
        .map((key) => ({ path: [...issue.path, key].join('.'), message: 'There is no such field here' }))
    : [{ path: issue.path.join('.'), message: issue.message }]
