import { z } from 'zod'
import { providerFailure } from '../wire/failure.ts'
import { defineProvider } from './provider-kind.ts'

const settingsSchema = z.strictObject({ model: z.string().default('clause library') })

/** No model at all: runs the task's own way to an answer, on this machine, as fast as it is read. */
export const library = defineProvider(settingsSchema, (id, { model }) => ({
  id,
  model,
  location: 'local',
  wholeText: true,
  async *stream(request, signal) {
    signal.throwIfAborted()
    if (!request.withoutModel) {
      throw providerFailure('invalid_request', id, { message: 'This task needs a model, and none could be used.' })
    }
    for await (const text of request.withoutModel(signal)) {
      signal.throwIfAborted()
      yield { type: 'text', text }
    }
    signal.throwIfAborted()
    yield { type: 'finish', usage: { inputTokens: 0, outputTokens: 0 }, reason: 'stop' }
  },
  probe: async () => ({ health: 'ready' }),
}))
