import { type Clause, type ClauseTree, walkClauses } from '@clausemint/protocol'
import { escapeInline } from '../nda/markdown-text.ts'

const bullet = '•'
/** Read as a label only where something parts them from the words: `Article IV – Term`. */
const wordLabel = /^\p{L}{2,}\s.*[\p{L}\p{N}]$/u
const deepestHeading = 6

/**
 * A clause tree as Markdown: `## 7. Heading`, numbered paragraphs, list items, one block a clause, and nothing in it but
 * what the tree says: no link, no HTML, no formatting of the contract's own. Reading it gives the same clauses.
 */
export function treeMarkdown(tree: ClauseTree): string {
  const blocks = tree.title === undefined ? [] : [`# ${headingText(tree.title)}`]
  for (const clause of walkClauses(tree)) blocks.push(block(clause))
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

function block(clause: Clause): string {
  const { label, heading, text, level, source } = clause
  if (source?.part?.endsWith('notes.xml'))
    return `[^${label.replaceAll(/[^\p{L}\p{N}]/gu, '') || '0'}]: ${escapeInline(text)}`
  if (label === bullet)
    return `- ${[...(heading === undefined ? [] : [`**${escapeInline(heading)}.**`]), paragraph(text)].join(' ')}`
  if (heading === undefined) return paragraph(joined(label, text))
  if (text === '') return `${'#'.repeat(Math.min(level + 2, deepestHeading))} ${headingText(joined(label, heading))}`
  if (label === '') return `**${escapeInline(heading)}**\n\n${paragraph(text)}`
  // A colon where a full stop would be taken for the end of an abbreviation.
  const end = /^\p{Ll}/u.test(text) ? ':' : '.'
  return `**${escapeInline(`${joined(label, heading)}${end}`)}** ${escapeInline(text)}`
}

const joined = (label: string, words: string): string =>
  [label, ...(wordLabel.test(label) && words !== '' ? ['–'] : []), words].filter((part) => part !== '').join(' ')

/** Closing marks of a heading would be taken for Markdown's. */
const headingText = (text: string): string => escapeInline(text).replace(/#+$/, '\\$&')

/** What begins a line and would be a list, a heading or a table. A clause's number such as `7.1` is none of them. */
const paragraph = (text: string): string =>
  escapeInline(text)
    .replace(/^[#+=|-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
