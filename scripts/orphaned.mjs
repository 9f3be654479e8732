const checkedEveryMs = 200

/**
 * Calls back once when npm, which started this process, is gone: it dies of a signal without handing it on to what it
 * runs, and a server that nobody sees would go on holding port and database. Only npm's scripts are watched; a process
 * somebody put into the background may well outlive its shell.
 * @param {() => void} callback
 * @returns {() => void} ends the watch
 */
export function onOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, checkedEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
