import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { generationStream } from './ids.ts'

const stream = generationStream('0199aaaa-0000-7000-8000-000000000001')
const other = generationStream('0199aaaa-0000-7000-8000-000000000002')

describe('[EL5] a cursor', () => {
  it('names its place', () => {
    for (const position of [
      { seq: 0, offset: 0 },
      { seq: 1, offset: 7 },
      { seq: 123_456_789, offset: 9_876_543 },
    ])
      expect(decodeCursor(stream, encodeCursor(stream, position))).toEqual(position)
  })

  it('of another stream is told apart', () => {
    expect(decodeCursor(other, encodeCursor(stream, { seq: 5, offset: 10 }))).toBeUndefined()
  })

  it('that is damaged in any one character is told apart', () => {
    const cursor = encodeCursor(stream, { seq: 5, offset: 1000 })
    for (let i = 0; i < cursor.length; i++)
      for (const character of '09az.-~ ') {
        if (cursor[i] === character) continue
        expect(decodeCursor(stream, cursor.slice(0, i) + character + cursor.slice(i + 1))).toBeUndefined()
      }
  })

  it('that is no cursor at all is told apart', () => {
    for (const nonsense of ['', '.', '1.2', '1.2.3.4', 'zzzzzzzzzzzzzzzz.1.1', '__proto__', '💥', '1.2.3\n'])
      expect(decodeCursor(stream, nonsense)).toBeUndefined()
  })
})
