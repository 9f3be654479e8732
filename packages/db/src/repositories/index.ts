import type { OpenDatabase } from '../database.ts'
import { guarded } from '../query-error.ts'
import { createDocuments } from './documents.ts'
import { createGenerations } from './generations.ts'
import { createSessions } from './sessions.ts'

/** All queries there are, one repository a noun. */
export const createRepositories = ({ db }: OpenDatabase) => ({
  sessions: guarded(createSessions(db)),
  documents: guarded(createDocuments(db)),
  generations: guarded(createGenerations(db)),
})

export type Repositories = ReturnType<typeof createRepositories>
