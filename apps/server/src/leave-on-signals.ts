/** Whatever hangs may not keep the process: what was shown is committed (T6). */
const patienceMs = 10_000
/** A signal to the whole process group comes twice, once by way of the starting script; later ones mean it. */
const echoMs = 2_000

/** SIGINT and SIGTERM close the server and end the process; one more, when that takes long, ends it at once. */
export function leaveOnSignals(close: () => Promise<void>): void {
  let askedAt: number | undefined
  const leave = () => {
    const now = performance.now()
    if (askedAt !== undefined) {
      if (now - askedAt > echoMs) process.exit(1)
      return
    }
    askedAt = now
    setTimeout(() => process.exit(1), patienceMs).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}
