import type { PGlite } from '@electric-sql/pglite'
import type { Row } from './database.ts'

/**
 * Runs statements that come thousands of times. PGlite parses and plans what it is given at every `query`; a statement
 * that is prepared by name once and then executed costs a quarter of that. Its client can't name a statement, SQL can.
 */
export function createRunner(client: PGlite): (statement: string, parameters: readonly unknown[]) => Promise<Row[]> {
  const names = new Map<string, Promise<string>>()

  const prepare = async (statement: string): Promise<string> => {
    const name = `run_${names.size}`
    await client.exec(`prepare ${name} as ${statement}`)
    return name
  }

  return async (statement, parameters) => {
    let preparing = names.get(statement)
    if (!preparing) {
      preparing = prepare(statement)
      names.set(statement, preparing)
      preparing.catch(() => names.delete(statement))
    }
    const name = await preparing
    const literals = parameters.map(literal).join(', ')
    const [result] = await client.exec(`execute ${name}${literals === '' ? '' : `(${literals})`}`)
    return result?.rows ?? []
  }
}

/** A value as SQL spells it. Backslashes mean themselves (standard_conforming_strings). */
function literal(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  throw new TypeError(`a statement's parameter can't be of type ${typeof value}`)
}
