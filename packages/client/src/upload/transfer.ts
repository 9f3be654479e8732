/** One POST of a form, as both ways to send one need it. */
export interface Transfer {
  url: URL
  form: FormData
  headers: Record<string, string>
  /** Called with the bytes of the body that have gone out so far. */
  onSent(bytes: number): void
  /** Called once all bytes have gone out. */
  onAllSent(): void
  /** Breaks the request off. */
  signal: AbortSignal
}

/** `body`: as JSON; `undefined` where it is none. */
export interface TransferReply {
  status: number
  body: unknown
}

/** No answer of the server's came: whether it has the file is not known, and sending it again may help. */
export class LostAnswerError extends Error {
  override readonly name = 'LostAnswerError'
}

/** Sends a form and reads the answer. Rejects where there was none, whatever the reason. */
export type SendForm = (transfer: Transfer) => Promise<TransferReply>

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
