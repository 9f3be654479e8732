import { describe, expect, it } from 'vitest'
import { words } from './bad-files.ts'
import { printed, read, refusal } from './read.ts'

describe('text files', () => {
  it('[D1] reads odd encodings and refuses noise', async () => {
    expect(printed(await read('a.txt', new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le'))))).toEqual([
      '1. Term | The term is two years.',
    ])
    const withNuls = await read('a.txt', words.replaceAll(' ', '\0 '))
    expect(printed(withNuls)).toEqual(['1. Term | The term is two years.'])
    expect(withNuls.warnings).toEqual(['replaced-characters'])
    expect(
      await refusal(
        'a.txt',
        new Uint8Array(2000).map((_, i) => i % 32),
      ),
    ).toBe('unsupported')
  })

  it('[D1] one line of 50 MB, of 19 MB, or of marks only is answered', async () => {
    expect(await refusal('a.txt', new Uint8Array(50 * 1024 * 1024).fill(0x61))).toBe('too_large')
    expect(await refusal('a.txt', new Uint8Array(19 * 1024 * 1024).fill(0x61))).toBe('too_many_pages')
    expect(await refusal('a.txt', ' \n'.repeat(100_000))).toBe('empty')
    for (const marks of ['(', '1.', '[a](', '**', '<b ', '| ', '> ', '#', '- ']) {
      await read('a.md', `${marks.repeat(20_000)} words`)
    }
  })

  it('[D1] a short list in plain text keeps its items apart', async () => {
    expect(
      printed(
        await read(
          'a.txt',
          'It covers:\n(a) plans of the company and its products\n(b) lists of customers, prices and terms\n(c) code of every kind and its documents',
        ),
      ).slice(1),
    ).toEqual([
      '  (a) plans of the company and its products',
      '  (b) lists of customers, prices and terms',
      '  (c) code of every kind and its documents',
    ])
  })
})
