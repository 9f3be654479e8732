import type { ChatMessage, GenerationId } from '@clausemint/protocol'

/** What the shape of a conversation is made of. */
export type Turn = Pick<ChatMessage, 'generationId' | 'question'>

/** From the first question to the answer `leaf`; without a known one, to the last answer there is. */
export function pathTo<T extends Turn>(turns: readonly T[], leaf: GenerationId | undefined): T[] {
  const byId = new Map(turns.map((turn) => [turn.generationId, turn]))
  const path: T[] = []
  let turn = (leaf === undefined ? undefined : byId.get(leaf)) ?? turns.at(-1)
  while (turn && !path.includes(turn)) {
    path.push(turn)
    turn = turn.question.previous === undefined ? undefined : byId.get(turn.question.previous)
  }
  return path.reverse()
}

/** The questions that were asked in the same place, itself among them, the oldest first. */
export const branchesOf = <T extends Turn>(turns: readonly T[], turn: T): T[] =>
  turns.filter(({ question }) => question.previous === turn.question.previous)

/** The last answer that follows `turn`, or `turn` itself. */
export function lastAfter<T extends Turn>(turns: readonly T[], turn: T): T {
  const following = new Set([turn.generationId])
  let last = turn
  // An answer comes later than the one it follows.
  for (const next of turns) {
    if (next.question.previous === undefined || !following.has(next.question.previous)) continue
    following.add(next.generationId)
    last = next
  }
  return last
}
