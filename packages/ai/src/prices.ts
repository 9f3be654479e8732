/** US dollars for a million tokens. */
export interface Price {
  input: number
  output: number
}

/** By the beginning of a model's name; the longest that fits counts. */
export type PriceTable = Readonly<Record<string, Price>>

/**
 * List prices as far as they are known; vendors change them, and the operator's own table goes before this one.
 * A model that is not here has no price, which is not the same as costing nothing.
 */
export const defaultPrices: PriceTable = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'gpt-5': { input: 1.25, output: 10 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'claude-haiku-4-5': { input: 1, output: 5 },
  'claude-sonnet-4-5': { input: 3, output: 15 },
  'claude-opus-4-5': { input: 5, output: 25 },
  'gemini-2.5-flash': { input: 0.3, output: 2.5 },
  'gemini-2.5-pro': { input: 1.25, output: 10 },
  'mistral-large': { input: 2, output: 6 },
  'mistral-small': { input: 0.1, output: 0.3 },
}

/** US dollars, or undefined for a model without a price. A dated name ("gpt-4o-2024-11-20") has its model's price. */
export function costUsd(
  model: string,
  tokens: { inputTokens: number; outputTokens: number },
  prices: PriceTable = defaultPrices,
): number | undefined {
  const name = Object.keys(prices)
    .filter((known) => model === known || isDated(model, known))
    .sort((a, b) => b.length - a.length)[0]
  const price = name === undefined ? undefined : prices[name]
  return price && (tokens.inputTokens * price.input + tokens.outputTokens * price.output) / 1_000_000
}

/** "gpt-4o-mini" is another model than "gpt-4o", "gpt-4o-2024-11-20" and "mistral-large-latest" are not. */
const isDated = (model: string, known: string) =>
  model.startsWith(known) && /^-(latest|preview|\d[\d-]*)$/.test(model.slice(known.length))
