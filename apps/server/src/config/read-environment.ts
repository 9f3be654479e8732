import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError } from './config-error.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** Variables by name; a name without a value is absent. */
export type Environment = Readonly<Record<string, string>>

/**
 * The variables of `folder`'s `.env` file, where there is one, and those of the process, which win.
 * @throws ConfigError when there is an `.env` that can't be read
 */
export function readEnvironment(folder: string, processVariables: Variables): Variables {
  return { ...readEnvFile(join(folder, '.env')), ...processVariables }
}

/** A blank value counts as absent, so `NAME= npm start` takes away what `.env` says. */
export function withoutBlanks(variables: Variables): Environment {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(variables)) {
    const trimmed = value?.trim()
    if (trimmed) environment[name] = trimmed
  }
  return environment
}

function readEnvFile(path: string): Variables {
  try {
    // Some editors put a mark before the first name.
    return parseEnv(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT') return {}
    throw new ConfigError('.env', `could not be read (${code}); it must be a text file of NAME=value lines`)
  }
}
