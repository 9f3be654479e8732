import { ReadError } from '../read-error.ts'

export interface DecodedText {
  text: string
  /** Something was not text in its encoding and was replaced or left out. */
  replaced: boolean
}

const sampleBytes = 65_536

/** Zeros in every second byte: UTF-16 that does not say so. */
const silentUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, sampleBytes)
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++
  })
  const half = sample.length / 2
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be'
  return undefined
}

/** Control characters that no text editor writes: more than a few mean that this is not text. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, sampleBytes)
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return controls > Math.max(8, sample.length / 50)
}

/**
 * Decodes a text file: UTF-8, UTF-16 with or without a mark, Windows-1252 for what is neither. NULs are left out.
 * Throws `unsupported` for what is not text.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const encoding = marked ?? silentUtf16(bytes)
  let text: string
  let replaced = false
  if (encoding) text = new TextDecoder(encoding).decode(bytes)
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      text = new TextDecoder('windows-1252').decode(bytes)
      replaced = true
    }
  }
  if (text.includes('\0')) {
    const zeros = text.split('\0').length - 1
    if (zeros > text.length / 3) throw new ReadError('unsupported', 'binary')
    text = text.replaceAll('\0', '')
    replaced = true
  }
  if (isBinary(text)) throw new ReadError('unsupported', 'binary')
  return { text, replaced }
}
