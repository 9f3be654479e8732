import { ReadError } from '../read-error.ts'
import { mostCharacters, mostLines, type ReadLimits } from '../read-limits.ts'
import { legacyEncoding } from './legacy-text.ts'

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

/** Control characters that no text editor writes: more than a few, or NULs throughout, mean that this is not text. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, sampleBytes)
  const zeros = sample.match(/\0/g)?.length ?? 0
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return zeros > sample.length / 3 || controls > Math.max(8, sample.length / 50)
}

/** UTF-8 that was cut or has a few wrong bytes, where more of its letters are whole; undefined where it is none. */
const damagedUtf8 = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder('utf-8').decode(bytes)
  let wrong = 0
  let whole = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) wrong++
    else if (code > 0x7f) whole++
  }
  return whole > wrong * 2 ? text : undefined
}

/**
 * Decodes a text file: UTF-8, UTF-16 with or without a mark, for what is neither an older encoding. NULs are left out.
 * Throws `unsupported` for what is not text, `too_many_pages` for more of it than that many pages hold.
 */
export const decodeText = (bytes: Uint8Array, limits: Pick<ReadLimits, 'maxPages'>): DecodedText => {
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
      text = damagedUtf8(bytes) ?? new TextDecoder(legacyEncoding(bytes)).decode(bytes)
      replaced = true
    }
  }
  if (isBinary(text)) throw new ReadError('unsupported', 'binary')
  if (text.length > mostCharacters(limits)) throw new ReadError('too_many_pages', 'characters')
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '')
    replaced = true
  }
  return { text, replaced }
}

/** Cuts a text at every `end` of a line. Throws `too_many_pages` for more of them than that many pages hold. */
export const linesOf = (text: string, end: RegExp, limits: Pick<ReadLimits, 'maxPages'>): string[] => {
  const most = mostLines(limits)
  const lines = text.split(end, most + 1)
  if (lines.length > most) throw new ReadError('too_many_pages', 'lines')
  return lines
}
