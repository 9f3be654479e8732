/** Looks at a body on its way to a vendor's SDK, and stops what would grow without bound or be lost in silence. */
export interface BodyGuard {
  /** The bytes to pass on: those before what is wrong, where something is. */
  push(bytes: Uint8Array): Uint8Array
  /** The last bytes, when no more come. */
  end(): Uint8Array
  /** What is wrong; to be thrown once the bytes before it are passed on. */
  readonly failure: BodyError | undefined
  /** After the end: it came in the middle of something, so that whatever the SDK makes of it, it is a cut. */
  readonly isCut: boolean
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
  let tail = ''
  let failure: BodyError | undefined
  return {
    push(bytes) {
      const first = bytes.indexOf(newline)
      const longest = lineBytes + (first < 0 ? bytes.length : first)
      if (longest > maxLineBytes) {
        failure = new BodyError('malformed')
        return nothing
      }
      lineBytes = first < 0 ? longest : bytes.length - 1 - bytes.lastIndexOf(newline)
      tail = (tail + String.fromCharCode(...bytes.subarray(-4))).slice(-4)
      return bytes
    },
    end: () => nothing,
    get failure() {
      return failure
    },
    get isCut() {
      return !/(\n\n|\r\r|\r\n\r\n)$/.test(tail)
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
  let failure: BodyError | undefined
  const goodLines = (lines: readonly string[], code: BodyError['code']): Uint8Array => {
    let good = ''
    for (const line of lines) {
      if (line.trim() === '') continue
      failure = check(line, code)
      if (failure) break
      good += `${line}\n`
    }
    return encoder.encode(good)
  }
  return {
    push(bytes) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      const good = goodLines(lines, 'malformed')
      if (rest.length > maxLineBytes) failure ??= new BodyError('malformed')
      return good
    },
    // The last line may lack its newline; where it can't be read, the rest of it was cut off.
    end: () => goodLines([rest + decoder.decode()], 'truncated'),
    get failure() {
      return failure
    },
    // Its own end marker ends the reading; who reads on to the end of the body has not seen it.
    isCut: true,
  }
}

function check(line: string, code: BodyError['code']): BodyError | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const isError = typeof value === 'object' && value !== null && 'error' in value
    return isError ? new BodyError('malformed', value) : undefined
  } catch {
    return new BodyError(code)
  }
}
