import { type ModelPeer, type ModelReply, startModelPeer } from '../../../support/model-peer.ts'

/** Model servers by the names that the product knows them by, in the order of asking. */
export interface Peers extends AsyncDisposable {
  /** Makes the first one the default and the others its fallbacks. */
  env: Record<string, string>
  of(name: string): ModelPeer
}

export async function startPeers(...names: string[]): Promise<Peers> {
  const peers = new Map<string, ModelPeer>()
  for (const name of names) peers.set(name, await startModelPeer())
  const [first = '', ...others] = names
  const of = (name: string): ModelPeer => {
    const peer = peers.get(name)
    if (!peer) throw new Error(`no peer ${name}`)
    return peer
  }
  return {
    env: Object.assign(
      { AI_PROVIDER: first, AI_FALLBACK: others.join(','), CUSTOM_PROVIDERS: names.join(',') },
      ...names.map((name) => customEnvironment(name, of(name).baseUrl)),
    ),
    of,
    async [Symbol.asyncDispose]() {
      for (const peer of peers.values()) await peer[Symbol.asyncDispose]()
    },
  }
}

/** The variables of one server that speaks OpenAI's Chat Completions. */
export const customEnvironment = (name: string, baseUrl: string): Record<string, string> => ({
  [`${name.toUpperCase()}_BASE_URL`]: baseUrl,
  [`${name.toUpperCase()}_MODEL`]: `${name}-model`,
})

/** A local provider first, and a remote one as its fallback. */
export const homeAndAway = (home: string, away: string): Record<string, string> => ({
  CUSTOM_PROVIDERS: 'home,away',
  ...customEnvironment('home', home),
  ...customEnvironment('away', away),
  AWAY_LOCATION: 'remote',
  AI_PROVIDER: 'home',
  AI_FALLBACK: 'away',
})

/** An agreement in pieces of a few characters. */
export async function write(reply: ModelReply, text: string): Promise<void> {
  for (const piece of text.match(/[\s\S]{1,40}/g) ?? []) await reply.token(piece)
}

/** The last words of the text so far, which the provider was asked to repeat; undefined where it was asked anew. */
function anchorOf({ body }: ModelReply): string | undefined {
  const { messages } = body as { messages: { content: string }[] }
  return /<<<([\s\S]*)>>>/.exec(messages.at(-1)?.content ?? '')?.[1]
}

/** `text` from the words on that were asked for. */
export function restOf(text: string, reply: ModelReply): string {
  const anchor = anchorOf(reply)
  if (anchor === undefined || !text.includes(anchor)) throw new Error('not asked to go on from this text')
  return text.slice(text.indexOf(anchor))
}
