import { AppError, type Client } from '@clausemint/client'
import type { Comment, Decision } from '@clausemint/protocol'
import type { Announcer } from '../state/announcer.ts'
import type { ContractStore } from './contract-store.ts'
import type { FindingModel, PendingDecision } from './finding-models.ts'
import { rememberMember } from './members.ts'

/** As many as one call takes. */
const mostAtOnce = 500

/** What people do with a contract. Each wish is shown as pending until the room says what came of it. */
export function createContractActions(client: Client, store: ContractStore, announcer: Announcer) {
  const { documentId } = store
  /** Decided here, the last one last: what `undo` without a finding takes back. */
  const decidedHere: string[] = []

  async function attempt<T>(model: FindingModel, pending: PendingDecision, send: () => Promise<T>) {
    if (model.pending() !== undefined) return undefined
    model.setPending(pending)
    model.setFailure(undefined)
    try {
      const reply = await send()
      settle(model, pending)
      return { reply }
    } catch (error) {
      const known = AppError.from(error)
      model.setFailure(known)
      model.setPending(undefined)
      announcer.announce(`${model.finding().title}: ${known.message}`)
      return undefined
    }
  }

  /** Done, and shown as done once the room has said so; it may have been quicker than the reply. */
  function settle(model: FindingModel, pending: PendingDecision): void {
    if ((model.decision() === undefined) === (pending === 'undone')) model.setPending(undefined)
  }

  return {
    async decide(model: FindingModel, verdict: Decision['verdict'], wording?: string): Promise<boolean> {
      const done = await attempt(model, verdict, () =>
        client.suggestions.decide(documentId, { findingId: model.id, verdict, wording }),
      )
      if (!done) return false
      rememberMember(done.reply.by)
      decidedHere.push(model.id)
      announcer.announce(`${verdict === 'accepted' ? 'Accepted' : 'Rejected'}: ${model.finding().title}.`)
      return true
    },

    /** How many were decided, and what was said of the others. Rejects with an AppError where nothing was. */
    async decideAll(models: readonly FindingModel[], verdict: Decision['verdict']) {
      const open = models.filter((model) => model.decision() === undefined && model.pending() === undefined)
      for (const model of open) {
        model.setPending(verdict)
        model.setFailure(undefined)
      }
      let decided = 0
      const refused: string[] = []
      try {
        for (let at = 0; at < open.length; at += mostAtOnce) {
          const findingIds = open.slice(at, at + mostAtOnce).map(({ id }) => id)
          const reply = await client.suggestions.decideAll(documentId, { findingIds, verdict })
          decided += reply.decided.length
          for (const { by, findingId } of reply.decided) {
            rememberMember(by)
            decidedHere.push(findingId)
            const model = store.findings.get(findingId)
            if (model) settle(model, verdict)
          }
          for (const { findingId, message } of reply.refused) {
            refused.push(message)
            const model = store.findings.get(findingId)
            model?.setPending(undefined)
            model?.setFailure(new AppError('conflict', message))
          }
        }
      } catch (error) {
        for (const model of open) model.setPending(undefined)
        throw error
      }
      const others = refused.length === 0 ? '' : ` ${refused.length} could not be.`
      announcer.announce(`${decided} ${verdict}.${others}`)
      return { decided, refused }
    },

    /** @param model absent: what was decided here last */
    async undo(model?: FindingModel): Promise<boolean> {
      const chosen = model ?? lastDecided()
      if (!chosen || chosen.decision() === undefined) return false
      const done = await attempt(chosen, 'undone', () => client.suggestions.undo(documentId, chosen.id))
      if (!done) return false
      announcer.announce(`Taken back: ${chosen.finding().title}.`)
      return true
    },

    /** Rejects with an AppError; `conflict` has the clause as it stands. */
    async edit(clauseId: string, version: number, text: string): Promise<{ isMerged: boolean }> {
      const { merged } = await client.clauses.edit(documentId, { clauseId, version, text })
      announcer.announce(merged ? 'Saved, merged with another edit.' : 'Saved.')
      return { isMerged: merged }
    },

    /** Rejects with an AppError; `conflict` has the clause as it stands. */
    async editHeading(clauseId: string, before: string, heading: string): Promise<void> {
      await client.clauses.editHeading(documentId, { clauseId, before, heading })
      announcer.announce('Saved.')
    },

    /** Rejects with an AppError. */
    async comment(text: string, about: { clauseId?: string; quote?: string }): Promise<Comment> {
      const comment = await client.comments.add(documentId, { text, ...about })
      rememberMember(comment.by)
      announcer.announce('Comment added.')
      return comment
    },

    /** Rejects with an AppError. */
    async removeComment(commentId: string): Promise<void> {
      await client.comments.remove(documentId, commentId)
      announcer.announce('Comment removed.')
    },
  }

  function lastDecided(): FindingModel | undefined {
    for (let id = decidedHere.pop(); id !== undefined; id = decidedHere.pop()) {
      const model = store.findings.get(id)
      if (model?.decision()) return model
    }
    return undefined
  }
}
