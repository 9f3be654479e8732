import { type Repositories, statusOf } from '@clausemint/db'
import { checksVersion, reviewSections, summariseFindings } from '@clausemint/documents'
import type { ContractWorkers } from '@clausemint/documents/workers'
import { AppError, findClause, isRunning, playbookSchema, reviewModeSchema } from '@clausemint/protocol'
import { z } from 'zod'
import type { Task, TaskBounds } from '../generation/task.ts'
import { mostMessageLength, reviewPromptVersion, reviewSystemPrompt } from '../prompts/review.ts'
import { type Review, runReview } from './review-run.ts'
import { withoutModel } from './review-section.ts'

interface ReviewTaskParts {
  /** What the operator allows a text at most. */
  outputTokens: number
  contracts: Pick<Repositories['contracts'], 'get'>
  generations: Pick<Repositories['generations'], 'latestOfTask'>
  workers: Pick<ContractWorkers, 'check'>
}

/** What a review is made from. The playbook is in it as it was when the review was asked for. */
export const reviewInputSchema = z.strictObject({
  playbook: playbookSchema,
  mode: reviewModeSchema,
  /** Only this clause and what is below it. */
  clauseId: z.string().max(200).optional(),
})
export type ReviewInput = z.infer<typeof reviewInputSchema>

/** UTF-16 units of a contract a model is shown at once: a few clauses, so that findings come soon and in order. */
const sectionCharacters = 6_000
/** What a model writes about one section at most. */
const sectionTokens = 2_500

/** Reviewing a contract: the deterministic checks, then a model, section by section (D3). */
export const createReviewTask = ({ outputTokens, contracts, generations, workers }: ReviewTaskParts): Task => ({
  kind: 'review',
  async prepare(input, { documentId, member }) {
    const { playbook, mode, clauseId } = reviewInputSchema.parse(input)
    const contract = await contracts.get(member, documentId)
    if (!contract) throw new AppError('not_found', 'There is no such document.')
    const draft = await generations.latestOfTask(documentId, 'nda')
    if (draft && isRunning(statusOf(draft)))
      throw new AppError('conflict', 'This document is still being written. Review it once it is whole.')
    const { tree, remarks } = contract
    if (clauseId !== undefined && !findClause(tree, clauseId))
      throw new AppError('not_found', 'There is no such clause in this document.')
    const sections = reviewSections(tree, { characters: sectionCharacters, clauseId })
    if (sections.length === 0) throw new AppError('conflict', 'There is no text in this document to review yet.')

    const system = reviewSystemPrompt(playbook)
    const maxOutputTokens = Math.min(outputTokens, sectionTokens)
    const made: Review['made'] = { unanchored: 0, unreadable: 0 }
    const review: Review = {
      order: { tree, playbook, mode, hidden: remarks.hidden },
      clauseId,
      sections,
      request: (messages) => ({
        system,
        messages,
        maxOutputTokens,
        temperature: 0,
        withoutModel,
      }),
      workers,
      member,
      made,
    }
    return {
      kind: 'review',
      versions: { promptVersion: reviewPromptVersion, playbookVersion: `${playbook.id}@${playbook.version}` },
      bounds: boundsOf(
        sections.map((section) => system.length + mostMessageLength(section)),
        maxOutputTokens,
      ),
      ...(clauseId !== undefined && { clauseId }),
      run: (context) => runReview(review, context),
      result: ({ findings }) => ({
        review: {
          mode,
          playbook: { id: playbook.id, name: playbook.name, version: playbook.version },
          checksVersion,
          summary: summariseFindings(findings, playbook),
          ...made,
        },
      }),
    }
  },
})

/** Of one request a section. */
const boundsOf = (prompts: readonly number[], outputTokens: number): TaskBounds => ({
  promptCharacters: prompts.reduce((sum, length) => sum + length, 0),
  longestPrompt: Math.max(...prompts),
  outputTokens: outputTokens * prompts.length,
})
