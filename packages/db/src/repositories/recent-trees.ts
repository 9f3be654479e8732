import type { ClauseTree, DocumentId } from '@clausemint/protocol'

interface Kept {
  tree: ClauseTree
  /** When the document was last changed, as its row says it; absent while its file is being read. */
  changedAt?: string
}

/** Trees that are kept, each as large as its contract. */
const most = 4

/**
 * The trees of the files that were read last: most are reviewed, or looked at, at once. One is given only to who knows
 * the instant of its document's last change, so that a tree that was changed since, here or by another server, is not.
 */
export function createRecentTrees() {
  const kept = new Map<DocumentId, Kept>()
  const put = (id: DocumentId, one: Kept) => {
    kept.delete(id)
    kept.set(id, one)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  }
  return {
    /** As it will be stored: its clauses only. */
    put: (id: DocumentId, { clauses }: ClauseTree) => put(id, { tree: { clauses } }),
    remove: (id: DocumentId) => void kept.delete(id),
    /** The tree that was put is the document's from this instant on. */
    settle(id: DocumentId, changedAt: string | undefined): void {
      const one = kept.get(id)
      if (one && changedAt !== undefined) put(id, { tree: one.tree, changedAt })
    },
    get(id: DocumentId, changedAt: string): ClauseTree | undefined {
      const one = kept.get(id)
      return one?.changedAt === changedAt ? one.tree : undefined
    },
  }
}
