export {
  type Database,
  type DatabaseOptions,
  type Engine,
  type OpenDatabase,
  openDatabase,
  type Transaction,
} from './database.ts'
export { DatabaseLockedError, DatabaseUnavailableError } from './database-error.ts'
export { createLogStorage, type LogStorageOptions, type SharedLogStorage } from './event-log-storage.ts'
export type { Append, AppendOutcome, Entry, Fence, LogEvent, LogStorage } from './log-storage.ts'
export { migrateDatabase } from './migrate.ts'
