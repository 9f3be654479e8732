/** Words a title leaves small. */
const small = new Set(
  'a an and any as at but by for from if in into its no nor not of off on or over out per than that the their to under up upon via vs with without between during after before against through'.split(
    ' ',
  ),
)
const abbreviations =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|no|nos|inc|ltd|llc|co|corp|st|art|sec|cl|para|vs?|e\.g|i\.e|etc|approx|dept|est|ave|[a-z])$/i
/** Titles contracts use, whatever their case. */
const knownTitles =
  /^(?:(?:table of )?contents|cover page|key terms|order form|framework terms|standard terms|definitions?|background|recitals?|parties|preamble|introduction|witnesseth|agreement|terms and conditions|general(?: provisions)?|miscellaneous|signatures?|signature page|confidentiality|governing law|notices?|term and termination|now therefore)$/i

const maxHeadingWords = 12
const maxHeadingLength = 120

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word))
const isCapitals = (text: string): boolean =>
  /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\((?:s|the|a)\)|’s|'s/g, ''))

/** Every word of weight begins with a capital. */
const isTitleCase = (text: string): boolean => {
  let capital = false
  let first = true
  for (const word of wordsOf(text)) {
    const bare = word.replace(/^[^\p{L}\p{N}]+/u, '')
    const initial = bare.charAt(0)
    if (/\p{Lu}/u.test(initial)) capital = true
    else if (/\p{Ll}/u.test(initial) && (first || !small.has(bare.toLowerCase().replace(/[^a-z]+$/, '')))) return false
    first = false
  }
  return capital
}

const fits = (text: string): boolean => {
  if (text.length > maxHeadingLength || text.includes('__')) return false
  const words = wordsOf(text).length
  return words > 0 && words <= maxHeadingWords
}

/** The rest of a line after `Section 5` or `5` would be a title. */
export const looksLikeTitle = (text: string): boolean =>
  fits(text) && !/[,;:]$/.test(text) && !/\.\s/.test(text) && (isTitleCase(text) || isCapitals(text))

export interface HeadingHints {
  labelled: boolean
  /** The source says that this paragraph is a heading. */
  isHeading: boolean
  /** Leading characters that are set apart. */
  emphasis: number
  container: 'body' | 'cell' | 'footnote'
  /** The first paragraph of the document: a title may be in any case. */
  isFirst: boolean
}

export interface SplitHeading {
  heading: string
  /** Where the words after the heading begin; the text's length where there are none. */
  textAt: number
}

const bare = (text: string): string => text.replace(/[\s.:–—-]+$/, '')

const wholeHeading = (text: string, hints: HeadingHints): boolean => {
  if (hints.container === 'footnote' || !fits(text) || /[;,]$/.test(text)) return false
  const title = isTitleCase(bare(text)) || isCapitals(bare(text))
  const sentence = /[.?!]$/.test(text) && !(title && wordsOf(text).length <= 8)
  if (sentence || /[.?!]\s+\p{Lu}/u.test(text.slice(0, -1))) return false
  if (hints.labelled) return title || hints.isHeading || hints.emphasis >= text.length - 1
  if (text.endsWith(':')) return hints.isHeading
  if (hints.isHeading) return true
  if (hints.isFirst && title) return true
  return (
    isCapitals(text) ||
    knownTitles.test(text) ||
    (hints.emphasis >= text.length && title && !/\d{4}$|[{}[\]]/.test(text))
  )
}

/** The first `.` or `:` or dash that could end a heading in the line. */
const terminator = /[.:](?=\s)|\s[–—](?=\s)/g

const runIn = (text: string, hints: HeadingHints): SplitHeading | undefined => {
  if (!hints.labelled) return undefined
  terminator.lastIndex = 0
  const head = text.slice(0, maxHeadingLength + 2)
  for (let match = terminator.exec(head); match; match = terminator.exec(head)) {
    const heading = head.slice(0, match.index).trim()
    if (match[0] === '.' && abbreviations.test(heading)) continue
    const end = match.index + match[0].length
    const rest = text.slice(end)
    if (!/^\s+[^\p{Ll}\s]/u.test(rest) && match[0] === '.') continue
    const apart = hints.emphasis > 0 && Math.abs(hints.emphasis - match.index) <= 3
    if (!fits(heading) || /[,;“”"]/.test(heading.replace(/,/g, apart || isTitleCase(heading) ? '' : ',')))
      return undefined
    if (!apart && !isTitleCase(heading) && !isCapitals(heading)) return undefined
    return { heading, textAt: end + (rest.length - rest.trimStart().length) }
  }
  return undefined
}

/**
 * Tells the heading from the words, by the text first and by what the source marks second, so that a contract has the
 * same headings whatever format it comes in. Undefined where the paragraph has none.
 */
export const splitHeading = (text: string, hints: HeadingHints): SplitHeading | undefined =>
  wholeHeading(text, hints) ? { heading: bare(text), textAt: text.length } : runIn(text, hints)
