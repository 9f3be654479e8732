import type { Page } from 'playwright-core'
import type { ModelPeer, ModelReply } from '../support/model-peer.ts'
import { contract, contractPart, printed } from './contract-text.ts'
import { draft, paperSays } from './visit.ts'

interface Begun {
  reply: ModelReply
  /** What was written so far. */
  first: string
}

/** A document of which the model has written so many blocks, all of them on the paper. */
export async function beginDraft(page: Page, peer: ModelPeer, blocks: number): Promise<Begun> {
  await draft(page)
  const reply = await peer.next()
  const first = contractPart(blocks)
  await reply.token(first)
  await paperSays(page, printed(first))
  return { reply, first }
}

/** The model writes the rest of the contract, after what it has written already, and ends. */
export async function finishDraft(reply: ModelReply, written = ''): Promise<void> {
  await reply.token(contract.slice(written.length))
  reply.finish()
}
