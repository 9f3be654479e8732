import type { ModelRequest } from '../provider.ts'

/**
 * Ollama cuts a prompt that is longer than its context, in silence. Its size is asked for in a few steps, since a
 * change of it loads the model anew. Three characters a token is a careful guess.
 */
export function contextTokens({ system, messages, maxOutputTokens }: ModelRequest, most: number): number {
  const characters = messages.reduce((sum, { text }) => sum + text.length, system.length)
  const needed = characters / 3 + maxOutputTokens
  let tokens = 8192
  while (tokens < needed && tokens < most) tokens *= 2
  return Math.min(tokens, most)
}
