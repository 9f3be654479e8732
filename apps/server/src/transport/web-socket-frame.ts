let lastPayload: Buffer | undefined
let lastFrame = ''

/**
 * A whole, final text frame as servers write it, unmasked (RFC 6455, 5.2). It is a string whose characters are the
 * bytes (latin1): Node hands such a string to the socket with less work than a Buffer, which a thousand readers of one
 * delta notice. Those thousand ask for the same payload one after the other, and share the frame.
 */
export function textFrame(payload: Buffer): string {
  if (payload !== lastPayload) {
    lastPayload = payload
    lastFrame = `${head(payload.length)}${payload.toString('latin1')}`
  }
  return lastFrame
}

function head(length: number): string {
  if (length < 126) return String.fromCharCode(0x81, length)
  if (length < 0x10000) return String.fromCharCode(0x81, 126, length >>> 8, length & 0xff)
  const bytes = Buffer.alloc(10)
  bytes.writeUInt16BE(0x817f)
  bytes.writeBigUInt64BE(BigInt(length), 2)
  return bytes.toString('latin1')
}
