import { createSelector, createSignal } from 'solid-js'

/** What a comment is going to be about. */
export interface CommentPlace {
  clauseId: string
  quote?: string
}

/** What is being written: one clause's heading and words, one comment, one suggestion's wording. */
export function createDesk() {
  const [editing, setEditing] = createSignal<string>()
  const [isHeadingMeant, setHeadingMeant] = createSignal(false)
  const [commenting, setCommenting] = createSignal<CommentPlace>()
  const [wording, setWording] = createSignal<string>()
  return {
    isEditing: createSelector<string | undefined, string>(editing),
    /** The heading is what is to be edited first. */
    isHeadingMeant,
    edit(clauseId: string | undefined, part: 'text' | 'heading' = 'text'): void {
      setHeadingMeant(part === 'heading')
      setEditing(clauseId)
    },
    commenting,
    isCommenting: createSelector<string | undefined, string>(() => commenting()?.clauseId),
    /** The finding whose wording is being edited before it is accepted. */
    isWording: createSelector<string | undefined, string>(wording),
    word: (findingId: string | undefined) => setWording(findingId),
    comment: (place: CommentPlace | undefined) => setCommenting(place),
  }
}
