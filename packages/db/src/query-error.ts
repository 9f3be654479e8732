import { DrizzleQueryError } from 'drizzle-orm/errors'
import { sqlState } from './sql-state.ts'

/** A statement failed. Says which and why; what was to be written (text of contracts) is not in it (P3). */
class QueryError extends Error {
  override readonly name = 'QueryError'
  /** The SQLSTATE, or the driver's own code. */
  readonly code: string | undefined

  constructor(error: DrizzleQueryError | Error) {
    const cause = error instanceof DrizzleQueryError && error.cause ? error.cause : error
    const statement =
      error instanceof DrizzleQueryError ? `: ${error.query.trim().replaceAll(/\s+/g, ' ').slice(0, 200)}` : ''
    super(`${cause.message}${statement}`)
    this.code = sqlState(error) ?? ('code' in cause && typeof cause.code === 'string' ? cause.code : undefined)
  }
}

/** The errors of drizzle and of the drivers carry the statement's parameters; others are left as they are. */
export const withoutParameters = (error: unknown): unknown =>
  error instanceof DrizzleQueryError || (error instanceof Error && !(error instanceof QueryError) && sqlState(error))
    ? new QueryError(error)
    : error

/** The same object, whose methods' promises reject without parameters. */
export const guarded = <T extends object>(methods: T): T =>
  new Proxy(methods, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver)
      if (typeof value !== 'function') return value
      return async (...parameters: unknown[]) => {
        try {
          return await value.apply(target, parameters)
        } catch (error) {
          throw withoutParameters(error)
        }
      }
    },
  })
