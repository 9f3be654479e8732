/** Ids are UUIDs (version 7, so that they sort by the time they were made). */
export type GenerationId = string
export type DocumentId = string
export type MemberId = string
/** Chosen by the caller, for one submission of a form. */
export type RequestId = string

/** A stream of the event log: one a generation, one a document's room. */
export type StreamId = `generation:${string}` | `room:${string}`

export const generationStream = (id: GenerationId): StreamId => `generation:${id}`
export const roomStream = (id: DocumentId): StreamId => `room:${id}`
