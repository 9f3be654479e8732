/** What the thread of the embedded database is asked. Orders are carried out, and answered, one after another. */
export type PgliteOrder =
  /** Makes a new cluster in a folder, and closes it again. */
  | { type: 'create'; folder: string }
  /** Opens a cluster, or one in memory (`memory://`), there as a copy of the template. Once, and before the rest. */
  | { type: 'open'; dataDir: string; template: Blob | undefined }
  /** One statement. Times come back as Postgres writes them, which is what drizzle's columns read. */
  | { type: 'query'; statement: string; parameters: readonly unknown[] }
  /** One statement that is prepared at its first use, for what runs thousands of times. Times come back as dates. */
  | { type: 'run'; statement: string; parameters: readonly unknown[] }
  | { type: 'close' }

/** Rows as arrays, because the names of the columns are the same in each. */
export interface PgliteRows {
  columns: string[]
  rows: unknown[][]
  /** Positions of the columns that hold JSON, left as text: parsing it costs less than copying the objects. */
  json: number[]
  /** The first word of the command's tag; ROLLBACK for a COMMIT that was refused. */
  command: string
}

/** An error's own words. Postgres' detail and context, which quote what was to be written, stay behind (P3). */
export interface PgliteFailure {
  message: string
  /** The SQLSTATE, or the system's code. */
  code: string | undefined
}

export type PgliteAnswer = { ok: true; result: PgliteRows } | { ok: false; failure: PgliteFailure }
