import { createRepositories, newId, type OpenDatabase } from '@clausemint/db'
import type { Clause, ClauseTree, SourceRemarks } from '@clausemint/protocol'

interface Stored {
  member: string
  tree: ClauseTree
  localOnly?: boolean
  remarks?: Partial<SourceRemarks>
}

/** A document as it is once its file was read. Returns its id. */
export async function storeContract(
  database: OpenDatabase,
  { member, tree, localOnly = false, remarks = {} }: Stored,
): Promise<string> {
  const { documents, contracts } = createRepositories(database)
  const id = newId()
  await documents.create(member, { id, title: 'A contract', localOnly })
  await contracts.store(id, tree)
  await contracts.markRead(database.db, id, {
    format: 'docx',
    text: '',
    remarks: { revisions: [], comments: [], hidden: [], warnings: [], ...remarks },
  })
  return id
}

/** Clauses so long that a model is asked about each alone; no two sentences of them are the same. */
export const longContract = (clauses: number): ClauseTree => ({
  clauses: Array.from({ length: clauses }, (_, i) => longClause(i + 1)),
})

const longClause = (number: number): Clause => ({
  id: `clause-${number}`,
  label: `${number}.`,
  level: 0,
  heading: `Duties, part ${number}`,
  text: Array.from({ length: 70 }, (_, i) => sentence(number, i + 1)).join(' '),
  kind: 'other',
  version: 1,
  children: [],
})

/** One of a long clause's 70 sentences. */
export const sentence = (clause: number, number: number): string =>
  `Under part ${clause} the Recipient reports item ${number} to office ${clause}-${number}.`
