import { AppError, type Client } from '@clausemint/client'
import type { Comment, Decision } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import type { Announcer } from '../state/announcer.ts'
import type { ContractStore } from './contract-store.ts'
import type { FindingModel, PendingDecision } from './finding-models.ts'
import { rememberMember } from './members.ts'

/** As many as one call takes. */
const mostAtOnce = 500

/** What people do with a contract. Each wish is shown as pending until the room says what came of it. */
export function createContractActions(client: Client, store: ContractStore, announcer: Announcer) {
  const { documentId } = store
  /** What was decided here, the last deed last; what was decided at once is one deed, and taken back as one. */
  const [deeds, setDeeds] = createSignal<readonly (readonly FindingModel[])[]>([])
  const done = (models: readonly FindingModel[]) => models.length > 0 && setDeeds((before) => [...before, models])
  const stillDecided = (models: readonly FindingModel[] = []) =>
    models.filter((model) => model.decision() !== undefined)

  /** Nothing where it failed: the finding and the announcement say why. */
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
      const decided = await attempt(model, verdict, () =>
        client.suggestions.decide(documentId, { findingId: model.id, verdict, wording }),
      )
      if (!decided) return false
      rememberMember(decided.reply.by)
      done([model])
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
      const decided: FindingModel[] = []
      const refused: string[] = []
      try {
        for (let at = 0; at < open.length; at += mostAtOnce) {
          const findingIds = open.slice(at, at + mostAtOnce).map(({ id }) => id)
          const reply = await client.suggestions.decideAll(documentId, { findingIds, verdict })
          for (const { by, findingId } of reply.decided) {
            rememberMember(by)
            const model = store.findings.get(findingId)
            if (!model) continue
            settle(model, verdict)
            decided.push(model)
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
      } finally {
        done(decided)
      }
      announcer.announce(`${decided.length} ${verdict}.${othersWords(refused.length)}`)
      return { decided: decided.length, refused }
    },

    /** What the last deed decided at once, and nobody has taken back since; nothing where that was a single one. */
    decidedAtOnce(): readonly FindingModel[] {
      const last = deeds().at(-1) ?? []
      return last.length > 1 ? stillDecided(last) : []
    },

    /** @param model absent: what was decided here last, all of it where that was much at once */
    async undo(model?: FindingModel): Promise<void> {
      const chosen = stillDecided(model ? [model] : takeLastDeed())
      const failed: FindingModel[] = []
      // The last one first: it may stand on the one before.
      for (const one of chosen.toReversed()) {
        const undone = await attempt(one, 'undone', () => client.suggestions.undo(documentId, one.id))
        if (!undone) failed.unshift(one)
        else if (chosen.length === 1) announcer.announce(`Taken back: ${one.finding().title}.`)
      }
      if (!model) done(failed)
      if (chosen.length > 1)
        announcer.announce(`${chosen.length - failed.length} taken back.${othersWords(failed.length)}`)
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

  /** The last deed of which something still stands; those after it are forgotten. */
  function takeLastDeed(): readonly FindingModel[] | undefined {
    const last = deeds().findLastIndex((models) => stillDecided(models).length > 0)
    const models = deeds()[last]
    setDeeds((before) => before.slice(0, Math.max(0, last)))
    return models
  }
}

const othersWords = (count: number): string => (count === 0 ? '' : ` ${count} could not be.`)
