import type { Ollama } from 'ollama'
import type { Exchange } from './exchange.ts'

/** Whether `name`, as Ollama lists it, is the model an operator calls `model`. */
export const isModel = (name: string, model: string) => name === model || name === `${model}:latest`

/** True when the server says that the model is not in memory; false when it is, or the server does not say. */
export async function isCold({ exchange, client }: { exchange: Exchange; client: Ollama }, model: string) {
  try {
    const { models } = await client.ps()
    return !models.some(({ name }) => isModel(name, model))
  } catch {
    return false
  } finally {
    exchange.close()
  }
}
