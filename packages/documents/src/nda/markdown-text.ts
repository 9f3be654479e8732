/**
 * What a person typed, as Markdown that renders as exactly that text and as nothing else: no emphasis, no link, no
 * HTML, no heading, list or clause number. Runs of white space become one space, so that it stays on one line.
 */
export const escapeMarkdown = (typed: string): string =>
  escapeInline(typed).replace(/^(?:[#+=-]|\d+(?=[.)]))/, escapeLineStart)

/** The same for words that do not begin a line. */
export const escapeInline = (typed: string): string =>
  oneLine(typed)
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(linkStart, (start) => start.replace(/[:.@]/, '\\$&'))

/** The plain text of what `escapeMarkdown` made, and of any Markdown line without formatting. */
export const unescapeMarkdown = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** A typed text of several lines as one escaped line each; empty lines are dropped. */
export const escapedParagraphs = (typed: string): string[] =>
  typed
    .split(/[\r\n\u0085\u2028\u2029]+/)
    .map(escapeMarkdown)
    .filter((line) => line !== '')

/** Trimmed, every run of white space one space. U+0085 is no white space to JavaScript, but ends a line elsewhere. */
export const oneLine = (typed: string): string => typed.replace(notOneSpace, ' ').trim()

/** The spaces that stand alone, which are nearly all, are passed over: a contract has tens of thousands. */
const notOneSpace = / [\s\u0085]+|(?:[^\S ]|\u0085)[\s\u0085]*/g

/** Where a renderer that turns bare addresses into links would start one. */
const linkStart = /:(?=\/\/)|www\.|@/gi

/** A number keeps its digits: the mark that would make it a list item is what is escaped. */
function escapeLineStart(start: string, at: number, whole: string): string {
  return /^\d/.test(start) ? `${start}\\` : `\\${whole.slice(at, at + 1)}`
}
