import { type GenerationEvent, type GenerationId, isRunning } from '@clausemint/protocol'
import { call } from '../call.ts'
import type { Connection } from '../connection/connection.ts'
import { lastEvent, type StreamSource } from './stream-source.ts'
import { createTextTracker } from './text-tracker.ts'

/** The events of a generation: they end with the terminal one, and their text is told apart by its offset. */
export const generationSource = (
  connection: Connection,
  generationId: GenerationId,
): StreamSource<GenerationEvent> => ({
  subscribe: (after, subscriber) =>
    connection.trpc.generation.follow.subscribe({ generationId, ...lastEvent(after) }, subscriber),
  createTracker: createTextTracker,
  async hasEnded() {
    const { state } = await call(connection, () => connection.trpc.generation.get.query({ generationId }))
    return !isRunning(state.status)
  },
})
