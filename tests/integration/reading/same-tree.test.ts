import type { Clause } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { clausesOf, read } from './read.ts'
import { asDocx, asMarkdown, asPdf, asText, asWrappedText, sampleLines, title } from './sample-contract.ts'

const lines = sampleLines(6)
const withoutPlaces = (clauses: readonly Clause[]): unknown =>
  clauses.map(({ source: _, children, ...clause }) => ({ ...clause, children: withoutPlaces(children) }))

describe('one contract in every format', () => {
  const formats: [string, string, () => Uint8Array | string][] = [
    ['docx', 'a.docx', () => asDocx(lines)],
    ['pdf', 'a.pdf', () => asPdf(lines)],
    ['text', 'a.txt', () => asText(lines)],
    ['wrapped text', 'a.txt', () => asWrappedText(lines)],
    ['Markdown', 'a.md', () => asMarkdown(lines)],
  ]

  it.each(formats)('[D1] %s: labels, headings, words and levels are the author’s', async (_, name, make) => {
    const contract = await read(name, make())
    expect(contract.tree.title).toBe(title)
    expect(clausesOf(contract).map(({ label, level, heading, text }) => ({ label, level, heading, text }))).toEqual(
      lines.map(({ label, level, heading, text }) => ({ label, level, heading, text: text ?? '' })),
    )
  })

  it('[D1] is the same tree, ids and kinds included', async () => {
    const trees = await Promise.all(
      formats.map(async ([, name, make]) => withoutPlaces((await read(name, make())).tree.clauses)),
    )
    for (const tree of trees) expect(tree).toEqual(trees[0])
  })

  it('[D1] a pdf keeps its headers, footers and pages apart', async () => {
    const contract = await read('a.pdf', asPdf(lines))
    expect(contract.pages).toBeGreaterThan(2)
    expect(contract.furniture.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'header: Draft of the parties',
      'footer: Page 1 of 6',
    ])
    expect(clausesOf(contract).at(-1)?.source?.page).toBe(contract.pages)
  })

  it('[D1] the source map of each leads back to the same words', async () => {
    for (const [, name, make] of formats) {
      const contract = await read(name, make())
      const clauses = new Map(clausesOf(contract).map((clause) => [clause.id, clause]))
      const covered = new Map<string, number>()
      for (const { clauseId, field, start, length } of contract.sourceMap) {
        const text = clauses.get(clauseId)?.[field]
        if (text !== undefined) expect(start + length).toBeLessThanOrEqual(text.length)
        covered.set(clauseId, (covered.get(clauseId) ?? 0) + length)
      }
      // Blanks between joined lines come from nowhere; all the rest has a place.
      for (const { id, heading = '', text } of clauses.values()) {
        expect(covered.get(id) ?? 0).toBeGreaterThan((heading.length + text.length) * 0.9)
      }
    }
  })

  it('[D1] mends words cut at the end of a line, and leaves compounds alone', async () => {
    const { tree } = await read(
      'a.txt',
      `1. Use. The Recipient shall hold all Confidential Information in strict confi-\ndence under this confidence clause and its non-\ndisclosure duties, and shall not disclose it to anybody.\n`,
    )
    expect(tree.clauses[0]?.text).toBe(
      'The Recipient shall hold all Confidential Information in strict confidence under this confidence clause and its non-disclosure duties, and shall not disclose it to anybody.',
    )
  })
})
