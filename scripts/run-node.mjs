import { nodeFlags, pinnedNode } from './project.mjs'
import { runProcess } from './run-process.mjs'

/**
 * `runProcess` on the pinned Node.
 * @param {readonly string[]} programArguments
 * @param {Parameters<typeof runProcess>[2]} [options]
 */
export const runNode = (programArguments, options) =>
  runProcess(pinnedNode, [...nodeFlags, ...programArguments], options)
