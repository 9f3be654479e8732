/** Ends the command with one line and no stack: what is wrong and what to do are in the line. */
export class Stop extends Error {}

/**
 * Runs a command's steps and sets its exit code.
 * @param {() => Promise<number>} steps resolve to the exit code
 */
export async function runCommand(steps) {
  try {
    process.exitCode = await steps()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
