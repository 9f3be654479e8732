/** Loaded before a server's entry point: a signal ends its database's thread, as running out of memory would. */
process.on('worker', (worker) => {
  if (worker.threadName === 'pglite') process.once('SIGUSR2', () => void worker.terminate())
})
