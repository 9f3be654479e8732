import { describe, expect, test } from 'vitest'
import { readJsonLines } from './json-lines.ts'

const read = (pieces: readonly string[]) => {
  const lines = readJsonLines()
  const found = pieces.flatMap((piece) => lines.push(piece))
  found.push(...lines.end())
  return { found, unreadable: lines.unreadable }
}
const a = { quote: 'A "quoted" \\ {brace} word', n: 1 }
const b = { quote: 'Zwei Zeilen\nund ein Emoji 😀', n: 2 }

describe('[D3] a stream of JSON Lines', () => {
  test('[D3] gives the same objects wherever it is split', () => {
    const text = `Here they are:\n\`\`\`json\n${JSON.stringify(a)}\n\n{"n": broken}\n${JSON.stringify(b)},\n\`\`\`\nDone.`
    for (let at = 0; at <= text.length; at++)
      expect(read([text.slice(0, at), text.slice(at)]), `split at ${at}`).toEqual({ found: [a, b], unreadable: 1 })
    expect(read([...text])).toEqual({ found: [a, b], unreadable: 1 })
  })

  test('[D3] gives an object as soon as its line is whole, and the last one at the end', () => {
    const lines = readJsonLines()
    expect(lines.push(`${JSON.stringify(a)}\n${JSON.stringify(b)}`)).toEqual([a])
    expect(lines.end()).toEqual([b])
  })

  test.each([
    ['an array', JSON.stringify([a, b])],
    ['an array over several lines', `[\n${JSON.stringify(a)},\n${JSON.stringify(b)}\n]`],
    ['an object over several lines', `${JSON.stringify(a, null, 2)}\n${JSON.stringify(b, null, 2)}`],
    ['a wrapper', JSON.stringify({ findings: [a, b] })],
    ['a wrapper over several lines', `{"findings": [\n${JSON.stringify(a)},\n${JSON.stringify(b)}\n]}`],
    ['trailing commas', `{"quote": ${JSON.stringify(a.quote)}, "n": 1,}\n${JSON.stringify(b)},`],
    ['several on a line', `- ${JSON.stringify(a)} and ${JSON.stringify(b)} ok`],
    ['line breaks of Windows', `${JSON.stringify(a)}\r\n${JSON.stringify(b)}\r\n`],
  ])('[D3] reads %s', (_, text) => {
    expect(read([text])).toEqual({ found: [a, b], unreadable: 0 })
  })

  test('[D3] a line break inside a string is read', () => {
    expect(read(['{"quote": "one\ntwo\tthree", "n": 3}\n'])).toEqual({
      found: [{ quote: 'one\ntwo\tthree', n: 3 }],
      unreadable: 0,
    })
  })

  test.each([
    ['an open string', '{"quote": "never closed'],
    ['an open object', '{"quote": "x", "n": 1'],
    ['no JSON', '{quote: x}'],
  ])('[D3] %s costs its own object alone', (_, bad) => {
    expect(read([`${JSON.stringify(a)}\n${bad}\n${JSON.stringify(b)}\n`])).toEqual({ found: [a, b], unreadable: 1 })
  })

  test('[D3] an object cut off at the end is counted', () => {
    expect(read([`${JSON.stringify(a)}\n{"quote": "cut`])).toEqual({ found: [a], unreadable: 1 })
  })

  test('[D3] words without any object are nothing', () => {
    expect(read(['I found no problem.\n', '```'])).toEqual({ found: [], unreadable: 0 })
  })

  test('[D3] a line without an end costs no memory', () => {
    const lines = readJsonLines()
    for (let i = 0; i < 1000; i++) lines.push('x'.repeat(100))
    expect(lines.push(`\n${JSON.stringify(a)}\n`)).toEqual([a])
    expect(lines.unreadable).toBeGreaterThan(0)
  })
})
