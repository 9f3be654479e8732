import { type ListLabel, readLabel, settleLabel } from './list-label.ts'

/** A long lead-in keeps its subject and its last words; what stands between says little about the item. */
const longestLeadIn = 1200

export interface ListStructure {
  /** Takes the next sentence in reading order; gives what it is a continuation of, or an empty string. */
  place(text: string, folded: string): string
  /** Forgets every open list. Gives the empty lead-in of what comes next. */
  reset(): string
}

interface OpenList {
  label: ListLabel
  leadIn: string
}

/**
 * Follows the lists of a contract: an item `(b)` continues the words before `(a)`, also after `(a)` had items
 * `(i)` and `(ii)` of its own.
 *
 * @param base What everything continues, where the caller knows it.
 */
export function createListStructure(base = ''): ListStructure {
  const open: OpenList[] = []
  let previous = ''
  let previousFull = base
  /** After a colon, unlabelled lines are items too, until one ends with a full stop. */
  let plainLeadIn = ''

  const remember = (folded: string, leadIn: string): string => {
    previous = folded
    previousFull = shorten(leadIn ? `${leadIn} ${folded}` : folded)
    return leadIn
  }
  return {
    reset() {
      open.length = 0
      previous = ''
      previousFull = ''
      plainLeadIn = ''
      return ''
    },
    place(text, folded) {
      const found = readLabel(text)
      const label =
        found &&
        settleLabel(
          found,
          open.map((list) => list.label),
        )
      if (label) {
        plainLeadIn = ''
        const same = open.findLastIndex((list) => list.label.kind === label.kind)
        const known = open[same]
        const restarts = announces(previous) && (firstMark.test(label.mark) || label.kind.startsWith('bullet'))
        if (known && restarts) open.length = same
        else if (known) {
          open.length = same + 1
          known.label = label
          return remember(folded, known.leadIn)
        }
        const leadIn = previous && leadsIn(previous) ? previousFull : previous ? '' : base
        if (!leadIn && !isClosed(previous)) open.length = 0
        open.push({ label, leadIn })
        return remember(folded, leadIn)
      }
      if (plainLeadIn) {
        const leadIn = plainLeadIn
        if (/\.["')\]]*$/.test(previous)) plainLeadIn = ''
        else return remember(folded, leadIn)
      }
      if (announces(previous)) {
        plainLeadIn = generalOpening.test(previous) ? '' : previousFull
        return remember(folded, plainLeadIn)
      }
      const innermost = open.at(-1)
      // A second sentence inside an item, or the words after the list: neither continues the lead-in.
      if (innermost && /\.["')\]]*$/.test(previous)) return remember(folded, '')
      return remember(folded, previous ? '' : base)
    },
  }
}

/** "The parties agree as follows:" opens the whole contract, no list. */
const generalOpening =
  /(?:agree[sd]?|covenants?|undertakes?)(?: and \w+)? as follows\W*$|(?:following|these) (?:respective )?meanings?\W*$|meanings? (?:set forth|indicated|given|set out|ascribed)(?: \w+)? below\W*$|therefore(?: agreed)?\W*$|as follows\W*$/
const announces = (folded: string): boolean => /:$|the following[;.]?$/.test(folded)
const firstMark = /^(?:a|A|i|1)$/
const isClosed = (folded: string): boolean => /[.]["')\]]*$/.test(folded)
const leadsIn = (folded: string): boolean =>
  !generalOpening.test(folded) && (announces(folded) || (!isClosed(folded) && !/;\s*(?:and|or)?$/.test(folded)))

const shorten = (text: string): string =>
  text.length <= longestLeadIn ? text : `${text.slice(0, 400)} ${text.slice(400 - longestLeadIn)}`
