import type { Clause, ClauseTree } from '@clausemint/protocol'
import { type Passage, passagesOf } from './passage.ts'

export const clauseOf = (id: string, words: Partial<Clause>, children: Clause[] = []): Clause => ({
  id,
  label: '',
  level: 0,
  text: '',
  kind: 'other',
  version: 1,
  ...words,
  children,
})

/** Short, with all that makes a citation hard: words that stand twice, quotation marks, emoji, marks of Markdown. */
const smallContract: ClauseTree = {
  clauses: [
    clauseOf('c1', { label: '1.', heading: 'Definitions' }, [
      clauseOf('c1a', {
        label: '(a)',
        level: 1,
        text: '“Confidential Information” means all information that is marked, or 保密信息 🤝🏽 by any means.',
      }),
    ]),
    clauseOf('c2', {
      label: '2.',
      heading: 'Term',
      text: 'This Agreement lasts two years. The duties of clause 1 last three years longer. Each party pays its own costs. Each party pays its own costs.',
    }),
    clauseOf('c3', { heading: '[Reserved](https://evil.example) *bold*', text: 'See <b>clause 2</b> [sic], "as is".' }),
  ],
}

export const smallPassages: Passage[] = passagesOf(smallContract)
