import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Postgres for this run; `freshPostgres` makes a database in it. */
    postgresUrl: string
  }
}

/** Returns its own teardown: every project of a run has a server of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
