export type CheckStatus = 'passed' | 'failed' | 'not configured'

/** What one check found. `detail`: figures where it passed, what to do where it failed. */
export interface CheckResult {
  name: string
  status: CheckStatus
  detail: string
}

export interface Report {
  checks: CheckResult[]
  passed: number
  failed: number
}

/** A failed check whose message says what is wrong and what to do. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
}

/** Runs a check; whatever it throws is its failure. */
export async function check(name: string, run: () => Promise<string>): Promise<CheckResult> {
  try {
    return { name, status: 'passed', detail: await run() }
  } catch (error) {
    return {
      name,
      status: 'failed',
      detail: error instanceof Error ? error.message : 'It failed for an unknown reason.',
    }
  }
}

export const reportOf = (checks: CheckResult[]): Report => ({
  checks,
  passed: checks.filter(({ status }) => status === 'passed').length,
  failed: checks.filter(({ status }) => status === 'failed').length,
})
