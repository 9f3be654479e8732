import { fileURLToPath } from 'node:url'
import type { OpenDatabase } from './database.ts'

const folder = fileURLToPath(new URL('../../../drizzle', import.meta.url))

/** Brings the schema up to date. Any number of servers may do so at once; each returns when it is done. */
export const migrateDatabase = (open: OpenDatabase): Promise<void> => open.migrate(folder)
