import type { OpenDatabase } from '../database.ts'
import { guarded } from '../query-error.ts'
import { createContracts } from './contracts.ts'
import { createDocuments } from './documents.ts'
import { createGenerations } from './generations.ts'
import { createPlaybooks } from './playbooks.ts'
import { createSessions } from './sessions.ts'

/** All queries there are, one repository a noun. */
export const createRepositories = ({ db }: OpenDatabase) => ({
  sessions: guarded(createSessions(db)),
  documents: guarded(createDocuments(db)),
  contracts: guarded(createContracts(db)),
  playbooks: guarded(createPlaybooks(db)),
  generations: guarded(createGenerations(db)),
})

export type Repositories = ReturnType<typeof createRepositories>
