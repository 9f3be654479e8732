import type { Repositories, Transaction } from '@clausemint/db'
import { treeMarkdown } from '@clausemint/documents'
import type { ClauseChange, Decision, DocumentId, RoomEvent } from '@clausemint/protocol'
import { beingWritten, changesIn, isWork } from './room.ts'
import { RoomMoved } from './room-moved.ts'

/**
 * Clauses, decisions and the document's text, as the events of its room say. To be the companion of their append, so
 * that both are there or neither: the tables are what the log amounts to.
 */
export class RoomTables {
  readonly #contracts: Repositories['contracts']
  readonly #generations: Repositories['generations']

  constructor({ contracts, generations }: Pick<Repositories, 'contracts' | 'generations'>) {
    this.#contracts = contracts
    this.#generations = generations
  }

  /**
   * @throws RoomMoved where the events do not follow from what the tables say now
   * @throws AppError `conflict` where the words they are about began to be written anew
   */
  async write(tx: Transaction, id: DocumentId, events: readonly RoomEvent[]): Promise<void> {
    if (events.some(isWork) && (await this.#generations.isDrafting(tx, id))) throw beingWritten()
    for (const event of events) {
      let undone: Decision | undefined
      if (event.type === 'decided' && (await this.#contracts.decide(tx, id, event.decision))) throw new RoomMoved()
      if (event.type === 'undone') {
        undone = (await this.#contracts.undecide(tx, id, event.findingId)) ?? undefined
        if (!undone) throw new RoomMoved()
      }
      for (const change of changesIn(event)) await this.#change(tx, id, change, undone)
    }
    if (events.some((event) => changesIn(event).length > 0))
      await this.#contracts.setBody(tx, id, treeMarkdown(await this.#contracts.tree(id, tx)))
  }

  async #change(tx: Transaction, id: DocumentId, change: ClauseChange, undone: Decision | undefined): Promise<void> {
    if (!(await this.#isAsItWas(tx, id, change, undone))) throw new RoomMoved()
    if (!(await this.#contracts.change(tx, id, change))) throw new RoomMoved()
  }

  /** Versions begin anew when the document is rewritten, so the words are looked at too. */
  async #isAsItWas(tx: Transaction, id: DocumentId, change: ClauseChange, undone: Decision | undefined) {
    if (change.kind === 'added') return true
    const clause = await this.#contracts.clause(tx, id, change.clauseId)
    if (change.kind === 'text') return clause?.text === change.before
    if (change.kind === 'heading') return clause?.heading === change.before
    const added = undone?.change
    return added?.kind === 'added' && clause?.version === added.clause.version && clause.text === added.clause.text
  }
}
