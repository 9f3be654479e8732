import { describe, expect, it } from 'vitest'
import { ReadError } from '../read-error.ts'
import { decodeText, linesOf } from './decode-text.ts'

const limits = { maxPages: 1 }

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
      expect(decodeText(bytes, limits)).toEqual({ text, replaced: false })
    }
  })

  it('[D1] reads Windows-1252 and leaves NULs out, and says so', () => {
    expect(decodeText(new Uint8Array([0x93, 0x61, 0x94]), limits)).toEqual({ text: '“a”', replaced: true })
    expect(decodeText(new TextEncoder().encode('one\0two three'), limits)).toEqual({
      text: 'onetwo three',
      replaced: true,
    })
  })

  it('[D1] refuses what is no text', () => {
    const noise = new Uint8Array(4096).map((_, i) => (i * 7) % 32)
    expect(() => decodeText(noise, limits)).toThrow(ReadError)
    expect(() => decodeText(new Uint8Array(1000), limits)).toThrow(ReadError)
  })

  it('[D1] refuses more than its pages hold, before anything else is done with it', () => {
    const page = 'word '.repeat(1_200)
    expect(decodeText(new TextEncoder().encode(page), limits).text).toBe(page)
    expect(() => decodeText(new TextEncoder().encode(`${page}.`), limits)).toThrow(/more pages/)
    expect(linesOf('\n'.repeat(239), /\n/, limits)).toHaveLength(240)
    expect(() => linesOf('\n'.repeat(240), /\n/, limits)).toThrow(/more pages/)
  })
})
