export type CheckStatus = 'passed' | 'failed' | 'not configured'

/** What one check found. `detail`: figures where it passed, what to do where it failed. */
export interface CheckResult {
  name: string
  status: CheckStatus
  detail: string
}

/** For what talks to no model. */
const defaultMs = 30_000

export interface Report {
  checks: CheckResult[]
  passed: number
  failed: number
}

/** A failed check whose message says what is wrong and what to do. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
}

/** Runs a check; whatever it throws is its failure, and so is that it has no end. */
export async function check(name: string, run: () => Promise<string>, mostMs = defaultMs): Promise<CheckResult> {
  const late = Promise.withResolvers<never>()
  const seconds = Math.round(mostMs / 1000)
  const timer = setTimeout(() => late.reject(new CheckFailed(`It had no end within ${seconds} s.`)), mostMs)
  try {
    return { name, status: 'passed', detail: await Promise.race([run(), late.promise]) }
  } catch (error) {
    return {
      name,
      status: 'failed',
      detail: error instanceof Error ? error.message : 'It failed for an unknown reason.',
    }
  } finally {
    clearTimeout(timer)
  }
}

export const reportOf = (checks: CheckResult[]): Report => ({
  checks,
  passed: checks.filter(({ status }) => status === 'passed').length,
  failed: checks.filter(({ status }) => status === 'failed').length,
})
