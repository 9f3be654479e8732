import type { Paragraph, ReadParagraphs } from './paragraph.ts'
import { ReadError } from './read-error.ts'
import { mostCharacters, type ReadLimits } from './read-limits.ts'

const hasWords = ({ text }: { text: string }): boolean => text !== ''

/**
 * The paragraphs a reader of the file sees. What stands at the edge of the page is no clause, but where there is nothing
 * else it is all there is to read.
 * Throws `empty` where nothing is printed at all, `too_many_pages` where it is more than that many pages hold.
 */
export const textOfFile = (
  { paragraphs, furniture }: Pick<ReadParagraphs, 'paragraphs' | 'furniture'>,
  limits: Pick<ReadLimits, 'maxPages'>,
): readonly Paragraph[] => {
  const text = paragraphs.some(hasWords) ? paragraphs : furniture.filter(hasWords).map(asParagraph)
  if (text.length === 0) throw new ReadError('empty', 'nothing printed')
  let characters = 0
  for (const paragraph of text) characters += paragraph.text.length
  if (characters > mostCharacters(limits)) throw new ReadError('too_many_pages', 'characters')
  return text
}

const asParagraph = ({ text, place }: ReadParagraphs['furniture'][number]): Paragraph => ({
  text,
  container: 'body',
  emphasis: 0,
  place,
  spans: [{ start: 0, length: text.length, place, from: 0 }],
})
