import { z } from 'zod'

const eventSchema = z.looseObject({
  status: z.string(),
  text: z.string().optional(),
  finding: z.looseObject({ title: z.string() }).optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z.object({ documentId: z.string() }).optional(),
})
export type StreamEvent = z.infer<typeof eventSchema>

/** The events of a `text/event-stream`, in order. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let rest = ''
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event) yield event
    }
  }
}

/** The event of one server-sent block; none for a comment. */
function eventOf(block: string): StreamEvent | undefined {
  const line = block.split('\n').find((part) => part.startsWith('data: '))
  return line === undefined ? undefined : eventSchema.parse(JSON.parse(line.slice('data: '.length)))
}
