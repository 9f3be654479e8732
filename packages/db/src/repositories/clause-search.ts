import type { DocumentId } from '@clausemint/protocol'
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../database.ts'
import { retryTransient } from '../retry.ts'
import { cleanText } from '../sanitise.ts'
import { clauses } from '../schema/clauses.ts'

/** A clause that matters to a question; `rank` is higher for one that matters more. */
export interface ClauseMatch {
  clauseId: string
  rank: number
}

/** Clauses of one statement: a long contract is made ready in several, so that others have their turn between them. */
const clausesAtOnce = 100
/** UTF-16 units of a question. */
const longestQuestion = 20_000

/** A clause as Postgres' full text search wants it: a heading counts for more than the text. */
const vector: SQL = sql`(setweight(to_tsvector('english', coalesce(${clauses.heading}, '')), 'A')
  || to_tsvector('english', left(${clauses.text}, 100000)))`

/**
 * Full text search in the clauses of one document. Making its vectors takes longer than storing the clauses, and most
 * documents are never asked about: it is left to the first question.
 */
export function createClauseSearch(db: Database) {
  const ofDocument = (id: DocumentId) => eq(clauses.documentId, id)

  /** Whoever is being changed is left out, and has no vector after it. */
  async function makeReady(id: DocumentId): Promise<void> {
    const next = db
      .select({ id: clauses.id })
      .from(clauses)
      .where(and(ofDocument(id), isNull(clauses.search)))
      .limit(clausesAtOnce)
      .for('update', { skipLocked: true })
    const statement = sql`update ${clauses} set search = ${vector}
      where ${and(ofDocument(id), sql`${clauses.id} in (${next})`)} returning 1`
    for (;;) {
      const made = await retryTransient(() => execute(db, statement))
      if (made.length < clausesAtOnce) return
    }
  }

  /** The clauses that have words of the question, the most telling first. */
  return async (id: DocumentId, question: string, limit: number): Promise<ClauseMatch[]> => {
    await makeReady(id)
    // Any of the words will do: a question has many that a clause has not.
    const wanted = sql`(select to_tsquery('english', string_agg(quote_literal(word), ' | '))
      from unnest(tsvector_to_array(to_tsvector('english', ${cleanText(question).slice(0, longestQuestion)}::text))) as word)`
    const words = sql`coalesce(${clauses.search}, ${vector})`
    const rank = sql<number>`ts_rank_cd(${words}, ${wanted}, 1)`
    const rows = await db
      .select({ clauseId: clauses.id, rank })
      .from(clauses)
      .where(and(ofDocument(id), sql`${words} @@ ${wanted}`))
      .orderBy(desc(rank), asc(clauses.position))
      .limit(limit)
    return rows.map((row) => ({ clauseId: row.clauseId, rank: Number(row.rank) }))
  }
}
