import type { OpenDatabase } from './database.ts'
import type { SourceStore } from './source-store.ts'
import { createHeldSources } from './source-store-held.ts'

/** Files beside a database that keeps nothing either. */
export function createMemorySources(database: OpenDatabase): SourceStore {
  const files = new Map<string, Uint8Array>()
  return createHeldSources(database, {
    async begin() {
      const chunks: Uint8Array[] = []
      return {
        async write(chunk) {
          chunks.push(chunk)
        },
        async place(hash) {
          files.set(hash, new Uint8Array(Buffer.concat(chunks)))
        },
        async discard() {
          chunks.length = 0
        },
      }
    },
    read: async (hash) => files.get(hash) ?? null,
    async remove(hash) {
      files.delete(hash)
    },
    hashes: async () => [...files.keys()],
    sweep: async () => {},
  })
}
