import { createSelector, createSignal } from 'solid-js'
import type { Pane } from '../state/panes.ts'
import { goTo } from './go-to.ts'
import type { Passage } from './passage.ts'

/** Which part of the right pane shows. */
export const tabs = ['review', 'chat', 'about'] as const
export type Tab = (typeof tabs)[number]

/** Words somebody points at; without a passage the whole clause. */
export interface PointedAt {
  clauseId: string
  passage?: Passage
  /** The clause's version the passage is counted in. */
  version?: number | undefined
}

/** As it stands with what is suggested, as if all of that were accepted, or as it was before anybody touched it. */
export const readingModes = ['stands', 'accepted', 'original'] as const
export type ReadingMode = (typeof readingModes)[number]

interface Panes {
  show(pane: Pane): void
}

/** Where the reader is: which finding, which clause, which words; and the ways from one to another. */
export function createPointing(panes: Panes, showTab: (tab: Tab) => void) {
  const [findingId, setFindingId] = createSignal<string>()
  const [clauseId, setClauseId] = createSignal<string>()
  const [passage, setPassage] = createSignal<PointedAt>()
  const [mode, setMode] = createSignal<ReadingMode>('stands')
  const [isListed, setListed] = createSignal(false)
  // A jump to where one is already must be a jump, too.
  const [clauseJump, setClauseJump] = createSignal<PointedAt | undefined>(undefined, { equals: false })
  const [findingJump, setFindingJump] = createSignal<string | undefined>(undefined, { equals: false })

  return {
    findingId,
    isFinding: createSelector<string | undefined, string>(findingId),
    chooseFinding: setFindingId,
    clauseId,
    isClause: createSelector<string | undefined, string>(clauseId),
    chooseClause: setClauseId,
    passage,
    /** Nothing is pointed at any longer. */
    letGo: () => setPassage(undefined),
    mode,
    setMode,
    /** The list of findings is on the page: what is done to the chosen one is seen. */
    isListed,
    setListed,
    clauseJump,
    findingJump,
    /** The jump has come to its end. */
    landed: () => setFindingJump(undefined),
    goToClause(target: PointedAt): void {
      panes.show('paper')
      setPassage(target.passage ? target : undefined)
      setClauseId(target.clauseId)
      setClauseJump(target)
    },
    /** Where a missing clause would stand. */
    goToProposal(findingId: string): void {
      panes.show('paper')
      const element = document.getElementById(`proposal-${findingId}`)
      if (element) goTo(element)
    },
    goToFinding(id: string): void {
      panes.show('assistant')
      showTab('review')
      setFindingId(id)
      setFindingJump(id)
    },
  }
}
export type Pointing = ReturnType<typeof createPointing>
