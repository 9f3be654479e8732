/** Markdown as words alone, for pasting where Markdown means nothing. */
export const plainTextOf = (markdown: string): string =>
  markdown
    .replace(/^ {0,3}#{1,6}[ \t]+/gm, '')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trimEnd()
    .concat('\n')

/** How many words a person would count; marks of Markdown are none. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}][^\s]*/gu)) count += 1
  return count
}
