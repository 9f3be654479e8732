/**
 * Milliseconds a vendor asks to be left alone: `retry-after-ms`, `retry-after` (seconds or an HTTP date), or the
 * `retryDelay` that Gemini puts into the body. Undefined where it says nothing that can be read.
 */
export function retryAfterMs(header: (name: string) => string | undefined, body: unknown): number | undefined {
  const exact = Number.parseFloat(header('retry-after-ms') ?? '')
  if (exact >= 0) return exact
  const value = header('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number.parseFloat(value) * 1000
  const date = Date.parse(value)
  if (!Number.isNaN(date)) return Math.max(0, date - Date.now())
  const delay = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(JSON.stringify(body) ?? '')
  return delay?.[1] === undefined ? undefined : Number.parseFloat(delay[1]) * 1000
}
