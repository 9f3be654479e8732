import type { OpenDatabase, Transaction } from './database.ts'
import { guarded } from './query-error.ts'
import { createFolderSources } from './source-store-folder.ts'
import { createMemorySources } from './source-store-memory.ts'
import { createTableSources } from './source-store-table.ts'

/** A file that is on its way in. It ends with exactly one of `commit` and `discard`. */
export interface SourceWriter {
  /** Resolves once more may come: whoever waits for it keeps nothing in memory. */
  write(chunk: Uint8Array): Promise<void>
  commit(): Promise<StoredSource>
  /** Leaves nothing behind. Harmless after the end. */
  discard(): Promise<void>
}

/**
 * A file that is here whole, and stays until this is disposed; after that, for as long as a document names it. What no
 * document names then is gone.
 */
export interface StoredSource extends AsyncDisposable {
  /** SHA-256 in hex: its name. */
  hash: string
  bytes: number
  /** In the transaction that makes the document which names it. */
  claim(tx: Transaction): Promise<void>
}

/**
 * Uploaded files by the SHA-256 of their bytes: the same file is stored once, whoever uploads it. In a folder beside
 * PGlite, whose one connection a large insert would block; in a table of Postgres, where every server finds them.
 */
export interface SourceStore {
  begin(): Promise<SourceWriter>
  /** `null` where there is none. */
  read(hash: string): Promise<Uint8Array | null>
  /** Removes a file unless a document names it, or somebody is uploading it at this moment. */
  removeUnused(hash: string): Promise<void>
  /** Removes what a crash left: uploads that were broken off, and files that no document names. */
  sweep(): Promise<void>
}

/** `dataDir`: the server's folder. A PGlite in memory keeps its files there too. */
export function createSourceStore(database: OpenDatabase, dataDir: string): SourceStore {
  if (database.engine === 'postgres') return guarded(createTableSources(database))
  const inMemory = database.location.startsWith('memory://')
  return guarded(inMemory ? createMemorySources(database) : createFolderSources(database, dataDir))
}
