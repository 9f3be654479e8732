import { type Deadlines, type Provider, streamModel } from '@clausemint/ai'
import { type Answerer, answerStatements, joinAnswers, readModelAnswers } from '@clausemint/documents'
import { statementsMessages, statementsSystemPrompt } from '../prompts/statements.ts'

/** UTF-16 units of a contract a model is asked about at once: most NDAs as a whole. */
const partCharacters = 24_000
const outputTokens = 6_000

/**
 * Lets a provider answer the statements about a contract, a part at a time; what it leaves out the deterministic rules
 * answer.
 * @throws AllProvidersFailed
 */
export const modelAnswerer =
  (provider: Provider, deadlines: Partial<Deadlines>): Answerer =>
  async ({ text }) => {
    const parts = partsOf(text)
    const answers = []
    for (const part of parts) answers.push(readModelAnswers(await written(provider, part.text, deadlines), part))
    return joinAnswers(answers, answerStatements(text))
  }

async function written(provider: Provider, part: string, deadlines: Partial<Deadlines>): Promise<string> {
  const request = {
    system: statementsSystemPrompt,
    messages: statementsMessages(part),
    maxOutputTokens: outputTokens,
    temperature: 0,
  }
  let text = ''
  for await (const event of streamModel([provider], request, { signal: new AbortController().signal, deadlines })) {
    if (event.type === 'attempt') text = text.slice(0, event.offset)
    if (event.type === 'text') text += event.text
  }
  return text
}

/** All of the text, cut where a paragraph ends. */
function partsOf(text: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = []
  for (let start = 0; start < text.length; ) {
    const limit = start + partCharacters
    const paragraph = text.lastIndexOf('\n', limit) + 1
    const end = limit >= text.length ? text.length : paragraph > start + partCharacters / 2 ? paragraph : limit
    parts.push({ text: text.slice(start, end), start })
    start = end
  }
  return parts
}
