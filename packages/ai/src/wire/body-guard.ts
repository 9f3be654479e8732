/** Looks at a body on its way to a vendor's SDK, and stops what would grow without bound or be lost in silence. */
export interface BodyGuard {
  /** The bytes to pass on. @throws BodyError */
  push(bytes: Uint8Array): Uint8Array
  /** The last bytes. @throws BodyError when the body ends in the middle of a line that can't be read so. */
  end(): Uint8Array
  /** True while a line has begun and not ended: an end here is a cut, whatever the SDK makes of it. */
  readonly inLine: boolean
}

export class BodyError extends Error {
  readonly code: 'malformed' | 'truncated'
  /** The vendor's own error object, where it sent one in place of text. */
  readonly vendorError: unknown

  constructor(code: 'malformed' | 'truncated', vendorError?: unknown) {
    super(code)
    this.code = code
    this.vendorError = vendorError
  }
}

const newline = 10
const nothing = new Uint8Array()

/** For server-sent events: a line may not be longer than `maxLineBytes`, for SDKs gather a line before they read it. */
export function sseGuard(maxLineBytes: number): BodyGuard {
  let lineBytes = 0
  return {
    push(bytes) {
      const first = bytes.indexOf(newline)
      if (first < 0) lineBytes += bytes.length
      else if (lineBytes + first > maxLineBytes) throw new BodyError('malformed')
      else lineBytes = bytes.length - 1 - bytes.lastIndexOf(newline)
      if (lineBytes > maxLineBytes) throw new BodyError('malformed')
      return bytes
    },
    end: () => nothing,
    get inLine() {
      return lineBytes > 0
    },
  }
}

/**
 * For JSON lines: the same bound, and every line must be JSON. The ollama package skips a line it can't read, and
 * prints it to the console with the contract's text in it; so such a line must never get there.
 */
export function jsonLinesGuard(maxLineBytes: number): BodyGuard {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  const checked = (line: string): string => {
    const value = parse(line)
    if (typeof value === 'object' && value !== null && 'error' in value) throw new BodyError('malformed', value)
    return `${line}\n`
  }
  return {
    push(bytes) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > maxLineBytes) throw new BodyError('malformed')
      let whole = ''
      for (const line of lines) if (line.trim() !== '') whole += checked(line)
      return encoder.encode(whole)
    },
    end() {
      rest += decoder.decode()
      if (rest.trim() === '') return nothing
      if (!isJson(rest)) throw new BodyError('truncated')
      return encoder.encode(checked(rest))
    },
    get inLine() {
      return rest !== ''
    },
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BodyError('malformed')
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
