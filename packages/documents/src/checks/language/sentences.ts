/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Longer stretches are cut at a space, so that no pattern is ever run over an unbounded line. */
const longestSentence = 4000

const abbreviation =
  /(?:^|[\s("'\u201c])(?:e\.g|i\.e|etc|inc|ltd|co|corp|llc|plc|pvt|v|vs|mr|mrs|ms|dr|st|cf|viz|al|approx|dept|est|jr|sr|ph|tel|[a-z](?:\.[a-z])+|[a-z])$/i
/** Only before a number: "No. 5", but "the answer is no." */
const numberAbbreviation = /(?:^|[\s(])(?:no|nos|secs?|arts?|cl|paras?|fig|pp?|vol|ch)$/i
const sentenceEnd = /[.?!]["'\u2019\u201d)\]]*(?=\s+["'\u2018\u201c([]?[A-Z0-9(])/g
const inlineItem = /[:;,\u2013\u2014-]\s*(?:and|or|and\/or)?\s*(?=\((?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\)\s*\S)/g
const afterConjunction =
  /\s(?:and|or|that|to|is|shall|will|with|of|by|either|for|the following|if|means)\s+(?=\((?:[ai1]|[b-z]|[ivx]{2,4}|\d{1,2})\)\s+\S)/g

/**
 * The sentences of a text, and the items of lists that run inside a sentence. A line break ends a sentence; full
 * stops of numbers (`2.1`), abbreviations (`e.g.`) and labels (`1. `) do not. White space around is left out.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = []
  const lines = /[^\n\r\f\v\u2028\u2029]+/g
  for (let line = lines.exec(text); line; line = lines.exec(text)) {
    const from = line.index
    let start = 0
    for (const cut of cutsOf(line[0])) {
      pushTrimmed(sentences, text, from + start, from + cut)
      start = cut
    }
    pushTrimmed(sentences, text, from + start, from + line[0].length)
  }
  return sentences
}

function cutsOf(line: string): number[] {
  const cuts: number[] = []
  eachMatch(sentenceEnd, line, (start, end) => {
    const before = line.slice(Math.max(0, start - 16), start)
    if (line[start] === '.' && (abbreviation.test(before) || isLabel(line, start))) return
    if (numberAbbreviation.test(before) && /^\.\s*\d/.test(line.slice(start, start + 4))) return
    cuts.push(end)
  })
  // Both are for items in brackets.
  if (line.includes('(')) {
    for (const pattern of [inlineItem, afterConjunction]) eachMatch(pattern, line, (_, end) => cuts.push(end))
  }
  const ordered = [...new Set(cuts)].sort((a, b) => a - b)
  return line.length > longestSentence ? cutLong(line, ordered) : ordered
}

/** As `matchAll`, which makes a copy of its expression for every line. */
function eachMatch(pattern: RegExp, line: string, hear: (start: number, end: number) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) hear(match.index, pattern.lastIndex)
}

/** The full stop of `1.`, `2.3.`, `Section 4.` or `IV.` at the start of a line or a sentence. */
function isLabel(line: string, stop: number): boolean {
  const before = line.slice(Math.max(0, stop - 24), stop)
  if (/(?:section|article|clause|paragraph)\s+\d+(?:\.\d+)*$/i.test(before)) return true
  const start = stop - before.length
  return /(?:^|[.;:]\s+)(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])$/.test(start === 0 ? before.trimStart() : before)
}

function cutLong(line: string, cuts: readonly number[]): number[] {
  const result: number[] = []
  let start = 0
  for (const end of [...cuts, line.length]) {
    while (end - start > longestSentence) {
      const space = line.lastIndexOf(' ', start + longestSentence)
      start = space > start ? space + 1 : start + longestSentence
      result.push(start)
    }
    if (end < line.length) result.push(end)
    start = end
  }
  return result
}

function pushTrimmed(sentences: Span[], text: string, start: number, end: number): void {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  if (to > from) sentences.push({ start: from, end: to })
}

const isSpace = (unit: number): boolean => unit <= 32 || unit === 160 || (unit >= 0x2000 && unit <= 0x200b)
