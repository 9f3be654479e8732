import {
  AppError,
  type AppErrorBody,
  decodeCursor,
  encodeCursor,
  type GenerationEvent,
  type RoomEvent,
  roomStream,
} from '@clausemint/protocol'
import { initTRPC, TRPCError, tracked } from '@trpc/server'
import { z } from 'zod'
import type { TestServer } from './test-server.ts'

/** What a test makes of each call. Throwing an `AppError` answers like the real server. */
export interface TestBehaviour {
  generate?(input: { requestId: string }, server: TestServer): unknown
  cancel?(input: { generationId: string }): unknown
  rename?(input: { documentId: string; title: string }): unknown
  /** `after`: the number in the last event's id, 0 from the beginning. */
  follow?(after: number, server: TestServer, signal: AbortSignal): AsyncIterable<[number, GenerationEvent]>
  /** The same of a room, whose cursors are real ones. */
  room?(after: number, server: TestServer, signal: AbortSignal): AsyncIterable<[number, RoomEvent]>
  /** Every other call, by its path: `review.start`. */
  answer?(path: string, input: object, server: TestServer): unknown
}

/** As much of the real router as the client's tests call. */
export function createTestRouter(behaviour: TestBehaviour, server: () => TestServer) {
  const t = initTRPC.create({
    errorFormatter: ({ shape, error }) => {
      const { cause } = error
      const app: AppErrorBody | undefined = cause instanceof AppError ? cause.body : undefined
      return { ...shape, data: { ...shape.data, app } }
    },
  })
  const procedure = t.procedure.use(async ({ next }) => {
    const result = await next()
    if (result.ok || !(result.error.cause instanceof AppError)) return result
    throw new TRPCError({ code: 'BAD_REQUEST', cause: result.error.cause })
  })
  const byId = z.object({ generationId: z.string() })
  const again = byId.extend({ requestId: z.string(), provider: z.string().optional() })
  const lastEventId = z.string().optional()
  const answered = procedure.input(z.looseObject({}).optional())
  const query = answered.query(({ path, input = {} }) => behaviour.answer?.(path, input, server()))
  const mutation = answered.mutation(({ path, input = {} }) => behaviour.answer?.(path, input, server()))

  return t.router({
    nda: {
      generate: procedure
        .input(z.looseObject({ requestId: z.string() }))
        .mutation(({ input }) => behaviour.generate?.(input, server())),
    },
    generation: {
      cancel: procedure.input(byId).mutation(({ input }) => behaviour.cancel?.(input)),
      retry: procedure.input(again).mutation(({ input }) => behaviour.generate?.(input, server())),
      follow: procedure.input(byId.extend({ lastEventId })).subscription(async function* ({
        input,
        signal = AbortSignal.abort(),
      }) {
        const events = behaviour.follow?.(Number(input.lastEventId ?? 0), server(), signal) ?? []
        for await (const [id, event] of events) yield tracked(String(id), event)
      }),
    },
    room: {
      follow: procedure.input(z.object({ documentId: z.string(), lastEventId })).subscription(async function* ({
        input,
        signal = AbortSignal.abort(),
      }) {
        const stream = roomStream(input.documentId)
        const after = decodeCursor(stream, input.lastEventId ?? '')?.seq ?? 0
        const events = behaviour.room?.(after, server(), signal) ?? []
        for await (const [seq, event] of events) yield tracked(encodeCursor(stream, { seq, offset: 0 }), event)
      }),
    },
    document: {
      rename: procedure
        .input(z.object({ documentId: z.string(), title: z.string() }))
        .mutation(({ input }) => behaviour.rename?.(input)),
      contract: query,
    },
    review: { start: mutation, clause: mutation, get: query },
    suggestion: { decide: mutation, decideAll: mutation, undo: mutation },
    clause: { edit: mutation, editHeading: mutation },
    comment: { add: mutation, remove: mutation },
    chat: { send: mutation, history: query },
    playbook: { list: query, get: query, save: mutation },
  })
}
