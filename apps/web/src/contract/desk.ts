import { createSelector, createSignal } from 'solid-js'

/** What a comment is going to be about. */
export interface CommentPlace {
  clauseId: string
  quote?: string
}

/** What is being written: one clause's words, one comment, one suggestion's wording. */
export function createDesk() {
  const [editing, setEditing] = createSignal<string>()
  const [commenting, setCommenting] = createSignal<CommentPlace>()
  const [wording, setWording] = createSignal<string>()
  return {
    isEditing: createSelector<string | undefined, string>(editing),
    edit: (clauseId: string | undefined) => setEditing(clauseId),
    commenting,
    isCommenting: createSelector<string | undefined, string>(() => commenting()?.clauseId),
    /** The finding whose wording is being edited before it is accepted. */
    isWording: createSelector<string | undefined, string>(wording),
    word: (findingId: string | undefined) => setWording(findingId),
    comment: (place: CommentPlace | undefined) => setCommenting(place),
  }
}
