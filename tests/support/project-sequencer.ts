import { BaseSequencer, type TestSpecification } from 'vitest/node'

const order = ['e2e', 'together', 'unit']

/**
 * A project after the other: a process goes on to the next file as long as that is of the same project, with all that
 * is loaded and warm. The small ones fill the end, where otherwise one worker waits for the other.
 */
export class ProjectSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return order.flatMap((project) => sorted.filter((file) => file.project.name === project))
  }
}
