import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from './database.ts'
import { documents } from './schema/documents.ts'

/** Whether any document names this file. */
export async function isNamed(db: Database, hash: string): Promise<boolean> {
  const rows = await db.select({ id: documents.id }).from(documents).where(eq(documents.sourceHash, hash)).limit(1)
  return rows.length > 0
}

/** Those of the files that no document names. */
export async function unnamed(db: Database, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectDistinct({ hash: documents.sourceHash })
    .from(documents)
    .where(and(isNotNull(documents.sourceHash), inArray(documents.sourceHash, [...hashes])))
  const named = new Set(rows.map(({ hash }) => hash))
  return hashes.filter((hash) => !named.has(hash))
}
