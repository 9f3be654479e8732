import { type SQL, sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { PgDialect, type PgTransactionConfig } from 'drizzle-orm/pg-core'
import { PgProxyTransaction, PgRemoteDatabase, PgRemoteSession } from 'drizzle-orm/pg-proxy'
import { type PgliteClient, type PgliteStatements, rowsOf } from './pglite-client.ts'

type NoSchema = Record<string, never>
type Work<T> = (tx: PgProxyTransaction<NoSchema, NoSchema>) => Promise<T>

const dialect = new PgDialect()

/** Drizzle's driver for a database elsewhere, which has no transactions of its own. */
class Session extends PgRemoteSession<NoSchema, NoSchema> {
  constructor(statements: PgliteStatements) {
    const ask = async (statement: string, parameters: unknown[], method: 'all' | 'execute') => {
      const result = await statements.query(statement, parameters)
      return { rows: method === 'all' ? result.rows : rowsOf(result) }
    }
    super(ask, dialect, undefined)
  }

  /** The driver's own answers nothing. */
  override all<T>(query: SQL): Promise<T[]> {
    return this.execute<T[]>(query)
  }
}

class ClientSession extends Session {
  readonly #client: PgliteClient

  constructor(client: PgliteClient) {
    super(client)
    this.#client = client
  }

  override transaction<T>(work: Work<T>, config?: PgTransactionConfig): Promise<T> {
    return this.#client.transaction(async (statements) => {
      const tx = new Transaction(new Session(statements))
      if (config) await tx.setTransaction(config)
      return work(tx)
    })
  }
}

class Transaction extends PgProxyTransaction<NoSchema, NoSchema> {
  readonly #session: Session

  constructor(session: Session, depth = 0) {
    super(dialect, session, undefined, depth)
    this.#session = session
  }

  /** One within another is a savepoint. */
  override async transaction<T>(work: Work<T>): Promise<T> {
    const inner = new Transaction(this.#session, this.nestedIndex + 1)
    const savepoint = sql.raw(`savepoint sp${inner.nestedIndex}`)
    await this.execute(savepoint)
    try {
      const result = await work(inner)
      await this.execute(sql`release ${savepoint}`)
      return result
    } catch (error) {
      await this.execute(sql`rollback to ${savepoint}`)
      throw error
    }
  }
}

/** Drizzle on PGlite in its thread. */
export function drizzleOn(client: PgliteClient) {
  const session = new ClientSession(client)
  return {
    db: new PgRemoteDatabase(dialect, session, undefined),
    migrate: (migrationsFolder: string) =>
      dialect.migrate(readMigrationFiles({ migrationsFolder }), session, { migrationsFolder }),
  }
}
