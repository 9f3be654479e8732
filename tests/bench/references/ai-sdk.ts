import { createServer } from 'node:http'
import { createUIMessageStream, pipeUIMessageStreamToResponse } from 'ai'
import { answerCalls } from '../harness/calls.ts'
import { type Delta, feed, feedCalls } from './feed.ts'
import { listen, subjectOf } from './listen.ts'

/** The AI SDK's documented way: a UI message stream over server-sent events. */
const http = createServer((request, response) => {
  const subject = subjectOf(request.url)
  const stream = createUIMessageStream({
    execute: async ({ writer }) => {
      writer.write({ type: 'text-start', id: 'text' })
      feed.on(subject, ({ text }: Delta) => writer.write({ type: 'text-delta', id: 'text', delta: text }))
      await new Promise<void>((resolve) => response.on('close', resolve))
    },
  })
  void pipeUIMessageStreamToResponse({ response, stream })
})

answerCalls({ listen: () => listen(http), ...feedCalls })
