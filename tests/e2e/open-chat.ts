import type { Locator, Page } from 'playwright-core'
import type { ModelReply } from '../support/model-peer.ts'
import { finishDraft } from './drafting.ts'
import type { Stage } from './stage.ts'
import { draft, ending, eventually, type Visit } from './visit.ts'

export const box = (page: Page) => page.getByRole('textbox', { name: 'Your question about this contract' })
export const answers = (page: Page) => page.getByRole('article', { name: 'Answer' })
export const stopAnswer = (page: Page) => page.getByRole('button', { name: 'Stop the answer' })
export const chatTab = (page: Page) => page.getByRole('tab', { name: 'Chat' })
export const questions = (page: Page) => page.locator('.chat-question')

/** A document that is complete, with its chat open. */
export async function openChat(visited: Visit, { peer }: Stage): Promise<Page> {
  const page = await visited.open()
  await draft(page)
  await finishDraft(await peer.next())
  await ending(page, /^Complete\./).waitFor()
  await chatTab(page).click()
  await page.getByRole('heading', { name: 'Ask the contract' }).waitFor()
  return page
}

export async function ask(page: Page, text: string, { peer }: Stage): Promise<ModelReply> {
  await box(page).fill(text)
  await box(page).press('Enter')
  return peer.next()
}

export const says = (locator: Locator, words: string) => eventually(() => locator.textContent()).toContain(words)

/** A citation as a model writes it, and the words it quotes. */
export function citing(reply: ModelReply, words: RegExp): { written: string; quote: string } {
  for (const { n, text } of passagesIn(reply)) {
    const [quote] = words.exec(text) ?? []
    if (quote !== undefined) return { written: `[${n}: "${quote}"]`, quote }
  }
  throw new Error(`no passage has ${words}`)
}

interface Passage {
  n: number
  text: string
}

/** The passages a model was given, as they stand in the prompt. */
function passagesIn({ body }: ModelReply): Passage[] {
  const prompt = JSON.stringify(body).replaceAll('\\n', '\n').replaceAll('\\"', '"')
  return [...prompt.matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, n, text]) => ({ n: Number(n), text: text ?? '' }))
}
