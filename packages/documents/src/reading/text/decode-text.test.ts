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

  it.each([
    [
      'Shift-JIS',
      '91e682508ff0816994e996a795db8e9d816a0a8ef397cc8ed282cd814194e996a78fee95f182f091e68e4f8ed282c98a4a8ea682b582c482cd82c882e782c882a281420a',
      '第１条（',
    ],
    [
      'EUC-JP',
      'bcf5cecebcd4a4cfa1a2c8ebcca9bef0caf3a4f2c2e8bbb0bcd4a4cbb3abbca8a4b7a4c6a4cfa4caa4e9a4caa4a4a1a3',
      '受領者は、秘密情報を',
    ],
    [
      'GB 18030',
      'b5dad2bbccf520b1a3c3dcd2e5cef10abdd3cad5b7bdd3a6b5b1b6d4b1a3c3dcd0c5cfa2d3e8d2d4b1a3c3dca1a3',
      '第一条 保密义务',
    ],
    [
      'Big5',
      'b2c4a440b1f820ab4fb14bb871b0c80ab1b5a6aca4e8c0b3b7edb9efab4fb14bb8eab054a4a9a548ab4fb14ba143',
      '第一條 保密義務',
    ],
    ['EUC-KR', 'c1a631c1b62028baf1b9d0c0afc1f6290abcf6b7c9c0dab4c220baf1b9d0c0bb20c1f6c5b2b4d92e0a', '제1조'],
    [
      'Windows-1251',
      '312e20caeeedf4e8e4e5edf6e8e0ebfcedeef1f2fc2e20cfeeebf3f7e0f2e5ebfc20f5f0e0ede8f220f2e0e9edf32e0a',
      '1. Конфиденциальность.',
    ],
    [
      'Windows-1252',
      '312e204765686569' + '6d68616c74756e672e204465722045' + '6d7066e46e6765722073636873fc747a742e',
      '1. Geheimhaltung.',
    ],
  ])('[D1] %s is read in its own letters, and said to be doubtful', (_, hex, beginning) => {
    const { text, replaced } = decodeText(Uint8Array.from(Buffer.from(hex, 'hex')), limits)
    expect(text.startsWith(beginning)).toBe(true)
    expect(replaced).toBe(true)
  })

  it('[D1] one wrong byte spoils one letter of UTF-8, not all', () => {
    const bytes = new TextEncoder().encode('“Two years” – for the Empfänger, é')
    expect(decodeText(bytes.subarray(0, -1), limits)).toEqual({
      text: '“Two years” – for the Empfänger, \ufffd',
      replaced: true,
    })
  })
})
