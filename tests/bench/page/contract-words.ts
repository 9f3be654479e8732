import { draftNda } from '@clausemint/documents'
import { ndaTermsSchema } from '@clausemint/protocol'
import { markerWord } from './marker.ts'

/** About one word in so many is a marker. */
const markerEvery = 8

const terms = { partyA: { name: 'Asterion Labs' }, partyB: { name: 'Borealis Trading' }, purpose: 'Measuring a page' }

/**
 * An NDA of the clause library over and over, with its headings, numbers and bold words: one Markdown token a word,
 * white space after it, and marker words numbered from 0 within the paragraphs.
 * @param count words in all; fewer characters than a model would be allowed for as many tokens
 */
export function contractWords(count: number): string[] {
  const contract = draftNda(ndaTermsSchema.parse(terms)).text.trimEnd()
  const source = `${contract}\n\n`.match(/\S+\s+/g) ?? []
  const words: string[] = []
  let markers = 0
  let plain = 0
  let isHeading = false
  let isFirst = true
  for (let at = 0; words.length < count; at = (at + 1) % source.length) {
    const word = source[at] ?? ''
    if (isFirst) isHeading = word.startsWith('#')
    isFirst = word.endsWith('\n')
    words.push(word)
    plain += 1
    if (plain < markerEvery || isHeading || isFirst) continue
    plain = 0
    words.push(`${markerWord(markers++)} `)
  }
  return words.slice(0, count)
}
