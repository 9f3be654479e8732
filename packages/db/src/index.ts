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
export { newId } from './new-id.ts'
export type { ClauseMatch } from './repositories/clause-search.ts'
export type { FileReading, StoredContract } from './repositories/contracts.ts'
export type { DocumentQuery, RemovedDocument, Upload } from './repositories/documents.ts'
export {
  type CreatedGeneration,
  type NewGeneration,
  type Settlement,
  type Spent,
  statusOf,
} from './repositories/generations.ts'
export { createRepositories, type Repositories } from './repositories/index.ts'
export { cleanText } from './sanitise.ts'
export type { GenerationMode, GenerationRow, StoredStatus } from './schema/generations.ts'
export { createSourceStore, type SourceStore, type SourceWriter, type StoredSource } from './source-store.ts'
export {
  createStream,
  createWriterLeases,
  type HeldStream,
  type Lease,
  type TakenGeneration,
  type WriterLeases,
} from './writer-lease.ts'
