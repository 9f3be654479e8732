import { createHash } from 'node:crypto'
import type { OpenDatabase } from './database.ts'
import type { SourceStore, StoredSource } from './source-store.ts'
import { SourceHolds } from './source-store-holds.ts'
import { isNamed, unnamed } from './source-store-names.ts'

/** Where files are kept that only this process reaches. */
export interface Shelf {
  begin(): Promise<ShelfWriter>
  read(hash: string): Promise<Uint8Array | null>
  remove(hash: string): Promise<void>
  hashes(): Promise<string[]>
  /** Removes what was begun and belongs to nobody any more. */
  sweep(): Promise<void>
}

export interface ShelfWriter {
  write(chunk: Uint8Array): Promise<void>
  /** Under this name; one that is there already is the same file. */
  place(hash: string): Promise<void>
  /** Also after `place`, to which it does nothing. */
  discard(): Promise<void>
}

/** The store on a shelf that no other process reaches: whoever uploads a file is known here. */
export function createHeldSources({ db }: OpenDatabase, shelf: Shelf): SourceStore {
  const holds = new SourceHolds()

  const removeUnused = (hash: string): Promise<void> =>
    holds.inOrder(hash, async () => {
      if (!holds.isHeld(hash) && !(await isNamed(db, hash))) await shelf.remove(hash)
    })

  const held = (hash: string, bytes: number): StoredSource => {
    let mine = true
    return {
      hash,
      bytes,
      claim: async () => {},
      async [Symbol.asyncDispose]() {
        if (!mine) return
        mine = false
        holds.release(hash)
        await removeUnused(hash)
      },
    }
  }

  return {
    async begin() {
      const writer = await shelf.begin()
      const hashing = createHash('sha256')
      let bytes = 0
      return {
        async write(chunk) {
          hashing.update(chunk)
          bytes += chunk.length
          await writer.write(chunk)
        },
        async commit() {
          const hash = hashing.digest('hex')
          try {
            await holds.inOrder(hash, async () => {
              await writer.place(hash)
              holds.hold(hash)
            })
          } finally {
            await writer.discard()
          }
          return held(hash, bytes)
        },
        discard: () => writer.discard(),
      }
    },
    read: (hash) => shelf.read(hash),
    removeUnused,
    async sweep() {
      await shelf.sweep()
      for (const hash of await unnamed(db, await shelf.hashes())) await removeUnused(hash)
    },
  }
}
