import type { ProgressMeter } from '../generation/task.ts'

const mark = '\n## '

/** Counts clause headings (`## ...` at a line's start), also where one is split across chunks. */
export class HeadingMeter implements ProgressMeter {
  readonly total: number
  #begun = 0
  #tail = '\n'

  constructor(total: number) {
    this.total = total
  }

  read(text: string): number {
    const seen = this.#tail + text
    for (let at = seen.indexOf(mark); at !== -1; at = seen.indexOf(mark, at + mark.length)) this.#begun++
    this.#tail = seen.slice(1 - mark.length)
    return Math.min(this.#begun, this.total)
  }
}
