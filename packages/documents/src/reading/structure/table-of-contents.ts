import type { Paragraph } from '../paragraph.ts'

const title = /^(?:table of )?contents:?$/i

/** The heading of a table of contents: never the title of the contract. */
export const isContentsTitle = (text: string): boolean => title.test(text)

/** A name, dots as far as the margin, a page. */
const leader = /(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,6})$/
const page = /\s(\d{1,4})$/
/** Below a title, what ends in a number may be chance where there is only one of it. */
const fewest = 2

/**
 * The entries of a table of contents: what the source says is one, what has leaders, and what stands below its title
 * with page numbers that never fall. They repeat the clauses' numbers and are none of them.
 */
export const contentsEntries = (paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> => {
  const entries = new Set<Paragraph>()
  let below: Paragraph[] | undefined
  let last = 0
  for (const paragraph of paragraphs) {
    if (paragraph.isContents || leader.test(paragraph.text)) entries.add(paragraph)
    const number = below && Number(page.exec(paragraph.text)?.[1] ?? -1)
    if (below && number !== undefined && number >= last) {
      below.push(paragraph)
      last = number
      if (below.length >= fewest) for (const entry of below) entries.add(entry)
    } else if (!entries.has(paragraph)) below = isContentsTitle(paragraph.text) ? [] : undefined
    if (below?.length === 0) last = 0
  }
  return entries
}
