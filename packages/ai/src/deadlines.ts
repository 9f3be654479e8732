/** How long one model request may take, in milliseconds (G5). Connecting has its own deadline: `WireLimits.connectMs`. */
export interface Deadlines {
  /** Until the first character. Long: a local model may have to be loaded first. */
  firstTokenMs: number
  /** Between two pieces of text. */
  silenceMs: number
  /** For the request in all. */
  requestMs: number
}

export const defaultDeadlines: Deadlines = { firstTokenMs: 240_000, silenceMs: 60_000, requestMs: 300_000 }
