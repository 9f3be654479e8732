import { type ByteString, byteString, joined } from './byte-string.ts'

/** A whole, final text frame as servers write it, unmasked (RFC 6455, 5.2). */
export const textFrame = (payload: ByteString): ByteString => joined(head(payload.length), payload)

function head(length: number): ByteString {
  if (length < 126) return byteString(0x81, length)
  if (length < 0x10000) return byteString(0x81, 126, length >>> 8, length & 0xff)
  return byteString(0x81, 127, 0, 0, 0, 0, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff)
}
