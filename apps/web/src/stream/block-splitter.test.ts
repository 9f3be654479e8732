import { expect, test } from 'vitest'
import { createBlockSplitter } from './block-splitter.ts'

function blocksOf(text: string, pieces: readonly string[] = [text]): string[] {
  const splitter = createBlockSplitter()
  const blocks = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
  for (const { source, start } of blocks) expect(text.slice(start, start + source.length)).toBe(source)
  return blocks.map(({ source }) => source.trimEnd())
}

const contract = `# Mutual Non-Disclosure Agreement

## 1. Definitions

1.1 **Confidential Information** means everything.

(a) drawings;

(b) samples.

- loose item

  with a second paragraph
- tight item
    - nested

Plain words
on two lines
## 2. Term
\`\`\`
# not a heading

still code
\`\`\`
> a quote
> goes on

| a | b |
|---|---|
| 1 | 2 |

---
The end`

test('blocks end where Markdown says so', () => {
  expect(blocksOf(contract)).toEqual([
    '# Mutual Non-Disclosure Agreement',
    '## 1. Definitions',
    '1.1 **Confidential Information** means everything.',
    '(a) drawings;',
    '(b) samples.',
    '- loose item\n\n  with a second paragraph',
    '- tight item\n    - nested',
    'Plain words\non two lines',
    '## 2. Term',
    '```\n# not a heading\n\nstill code\n```',
    '> a quote\n> goes on',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '---',
    'The end',
  ])
})

test('the blocks are the same however the text is cut', () => {
  const whole = blocksOf(contract)
  for (let size = 1; size <= 40; size++) {
    const pieces: string[] = []
    for (let at = 0; at < contract.length; at += size) pieces.push(contract.slice(at, at + size))
    expect(blocksOf(contract, pieces)).toEqual(whole)
  }
})

test('a block is complete as soon as that is known', () => {
  const splitter = createBlockSplitter()
  expect(splitter.push('Words of a')).toEqual([])
  expect(splitter.open).toEqual({ source: 'Words of a', start: 0 })
  expect(splitter.push(' paragraph.\n')).toEqual([])
  expect(splitter.push('\n')).toEqual([{ source: 'Words of a paragraph.\n', start: 0 }])
  expect(splitter.push('- item\n\n')).toEqual([])
  expect(splitter.push('N')).toEqual([{ source: '- item\n\n', start: 23 }])
  expect(splitter.open).toEqual({ source: 'N', start: 31 })
})

test('a year at the start of a line is no list', () => {
  expect(blocksOf('It was signed in\n2026. A good year.')).toEqual(['It was signed in\n2026. A good year.'])
})
