import { describe, expect, it } from 'vitest'
import { ReadError } from '../read-error.ts'
import { decodeText } from './decode-text.ts'

const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('the encoding of a text file', () => {
  it('[D1] reads UTF-8 and UTF-16, marked or not', () => {
    const text = 'The term is 2 years — “Confidential”.'
    for (const bytes of [
      new TextEncoder().encode(text),
      new TextEncoder().encode(`\ufeff${text}`),
      utf16(`\ufeff${text}`),
      utf16(`\ufeff${text}`, true),
      utf16(text),
      utf16(text, true),
    ]) {
      expect(decodeText(bytes)).toEqual({ text, replaced: false })
    }
  })

  it('[D1] reads Windows-1252 and leaves NULs out, and says so', () => {
    expect(decodeText(new Uint8Array([0x93, 0x61, 0x94]))).toEqual({ text: '“a”', replaced: true })
    expect(decodeText(new TextEncoder().encode('one\0two three'))).toEqual({ text: 'onetwo three', replaced: true })
  })

  it('[D1] refuses what is no text', () => {
    const noise = new Uint8Array(4096).map((_, i) => (i * 7) % 32)
    expect(() => decodeText(noise)).toThrow(ReadError)
    expect(() => decodeText(new Uint8Array(1000))).toThrow(ReadError)
  })
})
