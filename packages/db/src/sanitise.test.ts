import { describe, expect, it } from 'vitest'
import { cleanJson, cleanText } from './sanitise.ts'

const cases = [
  ['nothing to do', 'plain “text” 😀', 'plain “text” 😀'],
  ['U+0000', 'a\0b\0', 'a\ufffdb\ufffd'],
  ['a lone high surrogate', 'a\ud83db', 'a\ufffdb'],
  ['a lone low surrogate', '\ude00', '\ufffd'],
  ['surrogates in the wrong order', '\ude00\ud83d', '\ufffd\ufffd'],
  ['what only looks like an escape', '\\u0000 \\ud83d \\\\u0000', '\\u0000 \\ud83d \\\\u0000'],
  ['other controls', '\u0001\u001f\n\u007f', '\u0001\u001f\n\u007f'],
] as const

describe('[EL3] what the database cannot store', () => {
  it.each(cases)('in text: %s', (_, given, stored) => {
    expect(cleanText(given)).toBe(stored)
    expect(cleanText(given)).toHaveLength(given.length)
  })

  it.each(cases)('in JSON: %s', (_, given, stored) => {
    const value = { [given]: [given, { deep: given }] }
    expect(JSON.parse(cleanJson(JSON.stringify(value)))).toEqual({ [stored]: [stored, { deep: stored }] })
  })
})
