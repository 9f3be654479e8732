import { expect, test } from 'vitest'
import { WellFormedText } from './well-formed-text.ts'

const pass = (...chunks: string[]) => {
  const text = new WellFormedText()
  return [...chunks.map((chunk) => text.push(chunk)), text.end()]
}

test('[EL3] good text passes as it is', () => {
  expect(pass('Zürich ', '保密 ', '😀')).toEqual(['Zürich ', '保密 ', '😀', ''])
})

test('[EL3] the first half of a pair waits for the second', () => {
  expect(pass('a\ud83d', '', '\ude00b')).toEqual(['a', '', '😀b', ''])
})

test('[EL3] half a pair that stays alone, and U+0000, are replaced', () => {
  expect(pass('a\ud83d', 'b\0', '\ude00', '\ud83d')).toEqual(['a', '\ufffdb\ufffd', '\ufffd', '', '\ufffd'])
})
