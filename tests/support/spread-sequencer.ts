import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that drive a browser come one at a time among those that don't: two browsers seldom run at once, and the second
 * core is busy while one waits for its page. The small ones fill the end, where otherwise one worker waits for the other.
 */
export class SpreadSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const inProject = (project: string) => sorted.filter((file) => file.project.name === project)
    return [...spread(inProject('e2e'), inProject('together')), ...inProject('unit')]
  }
}

/** Both in their order; those that are fewer at even distances, the first of them first. */
function spread<T>(few: readonly T[], many: readonly T[]): T[] {
  const places = [
    ...few.map((item, at) => ({ item, place: at / few.length })),
    ...many.map((item, at) => ({ item, place: (at + 0.5) / many.length })),
  ]
  return places.toSorted((a, b) => a.place - b.place).map(({ item }) => item)
}
