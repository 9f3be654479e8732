import type { ProgressMeter } from './text-task.ts'

/** A numbered clause heading at a line's start: `## 7. Heading`. */
const heading = /\n## \d/g
const longestPart = 4

/** Counts clause headings, also where one is split across chunks. */
export class HeadingMeter implements ProgressMeter {
  readonly total: number
  #begun = 0
  #tail = '\n'

  constructor(total: number) {
    this.total = total
  }

  read(text: string): number {
    const seen = this.#tail + text
    this.#begun += seen.match(heading)?.length ?? 0
    this.#tail = seen.slice(-longestPart)
    return Math.min(this.#begun, this.total)
  }
}
