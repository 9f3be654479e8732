import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import type { OpenDatabase, Transaction } from './database.ts'
import { retryTransient } from './retry.ts'
import { documents } from './schema/documents.ts'
import { sources } from './schema/sources.ts'
import type { SourceStore, StoredSource } from './source-store.ts'
import { isNamed } from './source-store-names.ts'

/** Bytes of one parameter: the driver writes them as text, and nobody else is served meanwhile. */
const pieceBytes = 4 * 1024 * 1024

/**
 * Files in a table that all servers share. One is written in the transaction that makes the document which names it, so
 * that there is never one without the other; until then it is a file of the system's that has no name any more, of which
 * a crash leaves nothing.
 */
export function createTableSources({ db }: OpenDatabase): SourceStore {
  const removeUnused = (hash: string): Promise<void> =>
    retryTransient(() =>
      db.transaction(async (tx) => {
        // Whoever claims it holds the row until the document is there, and the next statement sees that document.
        const [found] = await tx
          .select({ hash: sources.hash })
          .from(sources)
          .where(eq(sources.hash, hash))
          .for('update')
        if (found && !(await isNamed(tx, hash))) await tx.delete(sources).where(eq(sources.hash, hash))
      }),
    )

  return {
    async begin() {
      const file = await openNameless()
      const hashing = createHash('sha256')
      let bytes = 0
      let closed: Promise<void> | undefined
      const close = () => {
        closed ??= file.close()
        return closed
      }
      return {
        async write(chunk) {
          hashing.update(chunk)
          await file.write(chunk, 0, chunk.length, bytes)
          bytes += chunk.length
        },
        commit: async () => stored(file, hashing.digest('hex'), bytes, close),
        discard: close,
      }
    },

    /** Piece by piece: the driver reads them as text too. */
    async read(hash) {
      const [found] = await db.select({ size: sources.size }).from(sources).where(eq(sources.hash, hash))
      if (!found) return null
      const whole = new Uint8Array(found.size)
      for (let at = 0; at < found.size; at += pieceBytes) {
        const [piece] = await db
          .select({ bytes: sql<Uint8Array>`substring(${sources.bytes} from ${at + 1}::int for ${pieceBytes}::int)` })
          .from(sources)
          .where(eq(sources.hash, hash))
        if (!piece) return null
        whole.set(piece.bytes, at)
      }
      return whole
    },

    removeUnused,

    async sweep() {
      const unused = await db
        .select({ hash: sources.hash })
        .from(sources)
        .where(sql`not exists (select from ${documents} where ${documents.sourceHash} = ${sources.hash})`)
      for (const { hash } of unused) await removeUnused(hash)
    },
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `clausemint-upload-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

function stored(file: FileHandle, hash: string, bytes: number, close: () => Promise<void>): StoredSource {
  const pieceAt = async (at: number) => {
    const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(pieceBytes, bytes - at)), { position: at })
    return buffer.subarray(0, bytesRead)
  }
  /** False where it was there already. */
  const insert = async (tx: Transaction): Promise<boolean> => {
    const inserted = await tx
      .insert(sources)
      .values({ hash, size: bytes, bytes: await pieceAt(0) })
      .onConflictDoNothing()
      .returning({ hash: sources.hash })
    if (inserted.length === 0) return false
    for (let at = pieceBytes; at < bytes; at += pieceBytes)
      await tx
        .update(sources)
        .set({ bytes: sql`${sources.bytes} || ${sql.param(await pieceAt(at), sources.bytes)}` })
        .where(eq(sources.hash, hash))
    return true
  }
  return {
    hash,
    bytes,
    async claim(tx) {
      // One that is there is held until the document names it; one that is just being removed is brought again.
      for (let attempt = 0; attempt < 5; attempt++) {
        if (await insert(tx)) return
        const held = await tx
          .select({ hash: sources.hash })
          .from(sources)
          .where(eq(sources.hash, hash))
          .for('key share')
        if (held.length > 0) return
      }
      throw new Error('a file is removed as often as it is brought')
    },
    [Symbol.asyncDispose]: close,
  }
}
