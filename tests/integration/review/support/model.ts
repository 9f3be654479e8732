import type { ModelPeer, ModelReply } from '../../../support/model-peer.ts'

/** One finding as a model writes it, about a sentence of a long contract. */
export const line = (quote: string, more: Record<string, unknown> = {}): string =>
  `${JSON.stringify({
    check: `Point about ${quote.slice(0, 40)}`,
    risk: 'amber',
    outcome: 'unacceptable',
    quote,
    reason: `The words "${quote.slice(0, 60)}" are unusual.`,
    ...more,
  })}\n`

export const done = '{"done": true}\n'

/** The clauses a model is asked about, by their ids. */
export function askedFor({ body }: ModelReply): string[] {
  const { messages } = body as { messages: { role: string; content: string }[] }
  const content = messages.find(({ role }) => role === 'user')?.content ?? ''
  return [...content.matchAll(/"clause":"([^"]+)"/g)].map(([, id]) => id ?? '')
}

/** The next requests, in the order of the contract. */
export async function nextOf(peer: ModelPeer, count: number): Promise<ModelReply[]> {
  const replies: ModelReply[] = []
  for (let i = 0; i < count; i++) replies.push(await peer.next())
  return replies.toSorted((a, b) => numberOf(a) - numberOf(b))
}

const numberOf = (reply: ModelReply): number => Number(askedFor(reply)[0]?.split('-')[1])

/** Answers a request as a whole. */
export async function answer(reply: ModelReply, ...lines: string[]): Promise<void> {
  for (const piece of [...lines, done].join('').match(/[\s\S]{1,60}/g) ?? []) await reply.token(piece)
  reply.finish()
}
