import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into a server before its own code: measures how long its event loop was blocked, and writes the longest, in
 * milliseconds, to the file of LOOP_WATCH at every SIGUSR2; then it begins anew.
 */
const file = process.env.LOOP_WATCH
if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  process.on('SIGUSR2', () => {
    // Whoever watches for the file finds it whole.
    writeFileSync(`${file}.new`, String(delay.max / 1e6))
    renameSync(`${file}.new`, file)
    delay.reset()
  })
}
