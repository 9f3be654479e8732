/** Another process works on the same data folder; two of them would lose rows. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
  /** The process that holds the folder. */
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by process ${pid}. Stop that process, or choose another DATA_DIR.`)
    this.pid = pid
  }
}

/** Postgres can't be reached or refuses us, or the disk does. Names the host and the database, never the password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError'
}
