import type { Clause, ClauseTree } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { draftNda } from '../nda/draft-nda.ts'
import { everyNda } from '../nda/ndas.fixture.ts'
import { readContract } from '../reading/read-contract.ts'
import { treeMarkdown } from './tree-markdown.ts'

const read = async (text: string, name = 'a.md') =>
  (await readContract({ name, bytes: new TextEncoder().encode(text) })).tree
const withoutPlaces = (clauses: readonly Clause[]): unknown =>
  clauses.map(({ source: _, children, ...clause }) => ({ ...clause, children: withoutPlaces(children) }))
const same = (tree: ClauseTree) => ({ title: tree.title, clauses: withoutPlaces(tree.clauses) })
const clause = (more: Partial<Clause>): Clause => ({
  id: 'c1',
  label: '',
  level: 0,
  text: '',
  kind: 'other',
  version: 1,
  children: [],
  ...more,
})
const markdownOf = (more: Partial<Clause>) => treeMarkdown({ clauses: [clause(more)] })

describe('a clause tree as Markdown', () => {
  it('[D1] has headings, numbered paragraphs and list items', () => {
    expect(
      treeMarkdown({
        title: 'Agreement',
        clauses: [
          clause({
            label: '7.',
            heading: 'Term',
            children: [
              clause({ label: '7.1', text: 'It lasts a year.', level: 1 }),
              clause({ label: '•', text: 'with care', level: 2 }),
              clause({ label: '(a)', heading: 'End', text: 'It ends.', level: 2 }),
            ],
          }),
          clause({ label: 'Article IV', heading: 'Miscellaneous' }),
          clause({ label: '1', text: 'See there.', source: { part: 'word/footnotes.xml' } }),
        ],
      }),
    ).toBe(
      '# Agreement\n\n## 7. Term\n\n7.1 It lasts a year.\n\n- with care\n\n**(a) End.** It ends.\n\n## Article IV – Miscellaneous\n\n[^1]: See there.\n',
    )
  })

  it('of nothing is nothing', () => expect(treeMarkdown({ clauses: [] })).toBe(''))

  it('[D1] of every NDA, read again, is the same tree', async () => {
    let i = 0
    for (const { name, terms } of everyNda()) {
      if (i++ % 29 !== 0) continue
      const tree = await read(draftNda(terms).text)
      expect(same(await read(treeMarkdown(tree))), name).toEqual(same(tree))
    }
    expect(i).toBeGreaterThan(29)
  })

  it.each([
    '<script>alert(1)</script> and <img src=x onerror=alert(1)>',
    '[a link](javascript:alert(1)) and https://example.com and www.example.com',
    '**bold** _it_ ~~no~~ `code` \\ back',
    '| a | b |',
    '---',
    '# no heading',
    '> no quote',
    '+ nor here',
    '```',
    '<!-- hidden -->',
    '[^1]: no note',
    'Name: ____________________',
    '1993\\. A year',
    '&lt;b&gt; &#60; &amp;',
    '====',
  ])('[D3] says %j and does nothing', async (text) => {
    const whole = 'Before it there is a sentence.'
    const tree = { clauses: [clause({ text: whole }), clause({ id: 'c2', text })] }
    const again = await readContract({ name: 'a.md', bytes: new TextEncoder().encode(treeMarkdown(tree)) })
    const texts = again.tree.clauses.flatMap(({ label, heading = '', text, children }) => [
      [label, heading, text].filter((part) => part !== '').join(' '),
      ...children.map((child) => child.text),
    ])
    expect(texts.join('|')).toBe(`${whole}|${text}`)
    expect(again.hidden).toEqual([])
  })

  it('[D1] a heading in the line is a heading again, whatever case the words begin with', async () => {
    for (const text of ['The term is a year.', 'the term is a year.']) {
      const again = await read(markdownOf({ label: '1.', heading: 'Term of this Agreement', text }))
      expect(again.clauses[0]).toMatchObject({ label: '1.', heading: 'Term of this Agreement', text })
    }
  })
})
