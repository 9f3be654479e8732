import type { OpenDatabase } from '../database.ts'
import { createDocuments } from './documents.ts'
import { createGenerations } from './generations.ts'
import { createSessions } from './sessions.ts'

/** All queries there are, one repository a noun. */
export const createRepositories = ({ db }: OpenDatabase) => ({
  sessions: createSessions(db),
  documents: createDocuments(db),
  generations: createGenerations(db),
})

export type Repositories = ReturnType<typeof createRepositories>
