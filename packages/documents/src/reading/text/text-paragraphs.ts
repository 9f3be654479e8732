import type { Paragraph, ReadParagraphs } from '../paragraph.ts'
import type { HiddenText } from '../read-result.ts'

interface Found {
  paragraphs: Paragraph[]
  hidden: HiddenText[]
  /** Whether bytes that are no text were replaced. */
  replaced: boolean
}

/** What was read of a text file, which has no tracked changes, no comments and no pages. */
export const textParagraphs = (format: 'txt' | 'md', { paragraphs, hidden, replaced }: Found): ReadParagraphs => ({
  format,
  paragraphs,
  revisions: [],
  comments: [],
  hidden,
  furniture: [],
  metadata: {},
  warnings: replaced ? ['replaced-characters'] : [],
})
