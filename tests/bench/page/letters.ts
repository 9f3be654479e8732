/** Letters and digits alone: what a page makes of Markdown's marks and of lines is its own affair. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
