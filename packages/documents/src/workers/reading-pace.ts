import type { ReadProgress } from '../reading/read-result.ts'

interface PaceLimits {
  /** Processor time of one step (a page of a pdf, a stage of the other formats), in milliseconds. */
  stepMs: number
  /** Processor time of the whole reading, in milliseconds. */
  wholeMs: number
}

/**
 * Whether a reading will come to an end, told from how far it has come with what it has spent: a file that was made to
 * be slow is given up after its first slow step, and one of many slow pages as soon as the rest can be reckoned.
 */
export class ReadingPace {
  readonly #limits: PaceLimits
  #share = 0
  #spent = 0
  #spentBefore = 0

  constructor(limits: PaceLimits) {
    this.#limits = limits
  }

  /** Something was done; what is spent from here on is spent on what comes next. */
  step({ stage, done, total }: ReadProgress): void {
    this.#share = stage === 'structuring' ? 1 : stage === 'parsing' && total > 0 ? done / total : 0
    this.#spentBefore = this.#spent
  }

  /** `spent`: processor time since the beginning, in milliseconds. */
  isLost(spent: number): boolean {
    const { stepMs, wholeMs } = this.#limits
    this.#spent = spent
    if (spent - this.#spentBefore > stepMs) return true
    return spent > stepMs && this.#share > 0 && spent / this.#share > wholeMs
  }
}
