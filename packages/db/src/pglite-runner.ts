import { type PGlite, parse, protocol, types } from '@electric-sql/pglite'
import type { PgliteRows } from './pglite-messages.ts'

const { serialize } = protocol

const jsonTypes: readonly number[] = [types.JSON, types.JSONB]
/** What drizzle's columns read themselves: times, and numeric[], timestamp[], timestamptz[], interval[] and date[]. */
const drizzleTypes = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182]
const asTexts = (ids: readonly number[]) => Object.fromEntries(ids.map((id) => [id, (text: string) => text]))

interface Prepared {
  name: string
  /** The types of its parameters. */
  types: readonly number[]
}

/** Statements that stay prepared: more than the product has, but for those whose length varies with what is asked. */
const mostPrepared = 200

/**
 * Runs single statements by Postgres' own messages. PGlite's `query` takes six trips into the database for one, and
 * merges some hundred parsers each time; here it is two trips, and one for a statement that was prepared before: half of
 * what a short statement costs is its parsing and planning. Nothing else may use the client meanwhile.
 */
export function createRunner(client: PGlite) {
  const parsers = { ...client.parsers, ...asTexts(jsonTypes) }
  const drizzleParsers = { ...parsers, ...asTexts(drizzleTypes) }
  /** By their texts; the one that was used longest ago is the first. */
  const kept = new Map<string, Prepared>()
  let names = 0

  async function prepared(text: string): Promise<Prepared> {
    const known = kept.get(text)
    kept.delete(text)
    const statement = known ?? (await prepare(text))
    kept.set(text, statement)
    return statement
  }

  async function prepare(text: string): Promise<Prepared> {
    const name = `s${++names}`
    // Closed first: nothing is done any more after what fails to be parsed.
    const messages = await client.execProtocolStream(
      joined(
        ...closing(kept.size - mostPrepared + 1),
        serialize.parse({ name, text }),
        serialize.describe({ type: 'S', name }),
        serialize.sync(),
      ),
    )
    return { name, types: parse.parseDescribeStatementResults(messages) }
  }

  function closing(count: number): Uint8Array[] {
    return [...kept].slice(0, Math.max(0, count)).map(([text, { name }]) => {
      kept.delete(text)
      return serialize.close({ type: 'S', name })
    })
  }

  async function execute(text: string, parameters: readonly unknown[], by: typeof parsers): Promise<PgliteRows> {
    const { name, types } = await prepared(text)
    const values = parameters.map((value, at) => {
      if (value === null || value === undefined) return null
      const write = client.serializers[types[at] ?? 0]
      return write ? write(value) : String(value)
    })
    const messages = await client.execProtocolStream(
      joined(
        serialize.bind({ statement: name, values }),
        serialize.describe({ type: 'P' }),
        serialize.execute(),
        serialize.sync(),
      ),
    )
    const [result] = parse.parseResults(messages, by, { rowMode: 'array' })
    const { fields = [], rows = [], command = '' } = result ?? {}
    return {
      columns: fields.map(({ name }) => name),
      json: fields.flatMap(({ dataTypeID }, at) => (jsonTypes.includes(dataTypeID) ? [at] : [])),
      rows: rows.filter(Array.isArray),
      command,
    }
  }

  return {
    /** Times as Postgres writes them, which is what drizzle's columns read. */
    query: (statement: string, parameters: readonly unknown[]) => execute(statement, parameters, drizzleParsers),

    /** Times are dates. */
    async run(statement: string, parameters: readonly unknown[]) {
      parameters.forEach(refuseObject)
      return execute(statement, parameters, parsers)
    },
  }
}

const joined = (...messages: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(messages))

/** The other engine takes none either: JSON goes as text, and the statement says what it is. */
function refuseObject(value: unknown): void {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return
  throw new TypeError(`a statement's parameter can't be of type ${typeof value}`)
}
