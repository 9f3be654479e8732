import type { ClauseChange, GenerationId, RoomEvent } from '@clausemint/protocol'

/**
 * What clauses said when a generation began, told from the order in which things happened in the room: an answer points
 * at words as it read them.
 */
export function createEarlierWords() {
  const began = new Map<GenerationId, number>()
  const changes: { clauseId: string; before: string; at: number }[] = []
  let count = 0

  return {
    /** Every event of the room, in its order. */
    take(event: RoomEvent, change: ClauseChange | undefined): void {
      count += 1
      if (event.type === 'generation-started') began.set(event.generationId, count)
      else if (event.type === 'rewritten' || event.type === 'snapshot') began.clear()
      else if (change?.kind === 'text') changes.push({ clauseId: change.clauseId, before: change.before, at: count })
    },
    /**
     * @param now what the clause says now
     * @returns `undefined` where nobody saw the generation begin
     */
    wordsFor(generationId: GenerationId, clauseId: string, now: string): string | undefined {
      const start = began.get(generationId)
      if (start === undefined) return undefined
      return changes.find((change) => change.clauseId === clauseId && change.at > start)?.before ?? now
    },
  }
}
