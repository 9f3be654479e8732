import { z } from 'zod'

/** Ids are UUIDs (version 7, so that they sort by the time they were made). */
export const generationIdSchema = z.uuid()
export const documentIdSchema = z.uuid()
export const memberIdSchema = z.uuid()

/**
 * Names one submission of a form. It lives in the form's draft, so that a double click, a second tab and a resend
 * after a lost reply are the same request, and "Try again" is a new one (G2).
 */
export const requestIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, "-" or "_"')

export type GenerationId = string
export type DocumentId = string
export type MemberId = string
export type RequestId = string

/** A stream of the event log: one a generation, one a document's room. */
export type StreamId = `generation:${string}` | `room:${string}`

export const generationStream = (id: GenerationId): StreamId => `generation:${id}`
export const roomStream = (id: DocumentId): StreamId => `room:${id}`
