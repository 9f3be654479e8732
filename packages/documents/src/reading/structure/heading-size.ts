import type { Paragraph } from '../paragraph.ts'

/** A heading is set this much larger than most of the text. */
const headingScale = 1.12
const longestHeading = 200

const rounded = (size: number): number => Math.round(size * 10) / 10

/** Marks paragraphs in larger print as headings, the largest first, where the source does not mark them itself. */
export const withHeadingSizes = (paragraphs: readonly Paragraph[]): Paragraph[] => {
  const letters = new Map<number, number>()
  for (const { size, text } of paragraphs) {
    if (size !== undefined) letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + text.length)
  }
  const body = [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  if (body === undefined) return [...paragraphs]
  const larger = [...letters.keys()].filter((size) => size >= body * headingScale).toSorted((a, b) => b - a)
  return paragraphs.map((paragraph) => {
    const rank = paragraph.size === undefined ? -1 : larger.indexOf(rounded(paragraph.size))
    const marked = paragraph.headingLevel !== undefined || rank < 0 || paragraph.text.length > longestHeading
    return marked ? paragraph : { ...paragraph, headingLevel: Math.min(rank, 8) }
  })
}
