/** Why a file could not be read. One literal a reason, so that a caller can branch without reading messages. */
export const readErrorCodes = [
  'unsupported',
  'empty',
  'broken',
  'encrypted',
  'scanned',
  'too_large',
  'too_many_pages',
  'bomb',
  'forbidden_markup',
  'timeout',
  'out_of_memory',
  'cancelled',
  'internal',
] as const
export type ReadErrorCode = (typeof readErrorCodes)[number]

/** What a user is told: what is wrong, and what to do about it. */
const userMessages: Record<ReadErrorCode, string> = {
  unsupported: 'This kind of file cannot be read. Upload a Word document (.docx), a PDF, or a text file (.txt, .md).',
  empty: 'There is no text in this file. Check that it is the right one, and upload it again.',
  broken: 'This file is damaged or incomplete. Open it in the program it came from, save it anew and upload that copy.',
  encrypted: 'This file is protected by a password. Remove the password and upload it again.',
  scanned:
    'This PDF holds pictures of pages and no text. Run text recognition (OCR) on it, or upload the Word file it was made from.',
  too_large: 'This file is larger than the limit. Split it, or leave out pictures, and upload it again.',
  too_many_pages: 'This document has more pages than the limit. Split it and upload the parts.',
  bomb: 'This file unpacks to far more than a contract ever holds, so it was not opened. Save the document anew and upload that copy.',
  forbidden_markup:
    'This Word file contains declarations that Word never writes (a DTD), so it was not opened. Save it anew in Word and upload that copy.',
  timeout: 'Reading this file took too long and was stopped. Save the document anew, or split it, and upload it again.',
  out_of_memory: 'Reading this file needed too much memory and was stopped. Split it, and upload the parts.',
  cancelled: 'Reading was cancelled.',
  internal: 'This file could not be read because of an error on our side. Try again, or upload it as another format.',
}

/**
 * The only error the reader throws. `message` is fit for a user and carries nothing of the file; `detail` is for the log
 * (a part's name, a count, never the contract's words).
 */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly code: ReadErrorCode
  readonly detail: string | undefined

  constructor(code: ReadErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(userMessages[code], options)
    this.code = code
    this.detail = detail
  }
}

/** Throws `cancelled` where the caller has given up. */
export const throwIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new ReadError('cancelled')
}
