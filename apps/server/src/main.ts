import { createApp } from './app.ts'
import { ConfigError, loadConfig } from './config/index.ts'
import { leaveOnSignals } from './leave-on-signals.ts'
import { startFailure } from './start-failure.ts'

/** A start that fails says why in one line; what fails later is logged by whoever it concerns. */
async function main(): Promise<void> {
  const config = loadConfig()
  const app = await createApp(config)
  void app.lost.then(stop)
  leaveOnSignals(() => app.close())
  const address = await app.listen()
  process.stdout.write(`Clausemint is ready at ${config.http.publicUrl ?? address}\n`)
}

/** As after a kill: all that was shown is kept, and the next start goes on with what was running (G6). */
function stop({ message }: Error): void {
  process.stderr.write(`Clausemint stopped: ${message}. Nothing that was shown is lost; start it again.\n`)
  process.exit(1)
}

try {
  await main()
} catch (error) {
  const line = error instanceof ConfigError ? error.message : startFailure(error)
  process.stderr.write(`Clausemint did not start: ${line}\n`)
  process.exit(1)
}
