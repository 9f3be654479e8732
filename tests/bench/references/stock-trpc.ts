import { on } from 'node:events'
import { createServer } from 'node:http'
import { initTRPC, tracked } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { answerCalls } from '../harness/calls.ts'
import { type Delta, feed, feedCalls } from './feed.ts'
import { listen } from './listen.ts'

const t = initTRPC.create()

/** tRPC's documented way: a subscription that yields tracked events of an emitter. */
const router = t.router({
  follow: t.procedure.input(z.object({ subject: z.string() })).subscription(async function* ({ input, signal }) {
    for await (const [delta] of on(feed, input.subject, signal ? { signal } : {})) {
      const { offset }: Delta = delta
      yield tracked(String(offset), delta)
    }
  }),
})

const http = createServer()
applyWSSHandler({ wss: new WebSocketServer({ server: http, perMessageDeflate: false }), router })

answerCalls({ listen: () => listen(http), ...feedCalls })
