import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite'

const { serialize } = protocol

type Shape = NonNullable<Parameters<PGlite['query']>[2]>

/**
 * Runs statements that come thousands of times. PGlite's own `query` parses and plans anew what it is given, in six
 * messages; one that is prepared by name once is bound and executed by one. Nothing else may use the client meanwhile.
 */
export function createRunner(client: PGlite, shape: Shape) {
  const names = new Map<string, string>()

  const prepare = async (statement: string): Promise<string> => {
    const name = `run_${names.size}`
    await client.execProtocolStream(joined(serialize.parse({ name, text: statement }), serialize.sync()))
    names.set(statement, name)
    return name
  }

  return async (statement: string, parameters: readonly unknown[]): Promise<Results | undefined> => {
    const name = names.get(statement) ?? (await prepare(statement))
    const messages = await client.execProtocolStream(
      joined(
        serialize.bind({ statement: name, values: parameters.map(asText) }),
        serialize.describe({ type: 'P' }),
        serialize.execute(),
        serialize.sync(),
      ),
    )
    return parse.parseResults(messages, client.parsers, shape)[0]
  }
}

const joined = (...messages: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(messages))

/** A value as Postgres reads it. JSON goes as text, and the statement says what it is. */
function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TypeError(`a statement's parameter can't be of type ${typeof value}`)
}
