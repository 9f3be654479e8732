import { isTransient } from './sql-state.ts'

/**
 * Runs a transaction again after a deadlock or a failed serialisation, at most `attempts` times in all. Nothing of the
 * failed one was kept, so it starts anew; what it does outside the database it does again.
 */
export async function retryTransient<T>(transaction: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error
    }
  }
}
