import { type Continuation, lettersIn } from './continuation.ts'

/** Where the next provider's text joins the one that stands. */
interface Join {
  /** UTF-16 units of the old text that stand. */
  offset: number
  /** What the new provider adds after them. */
  text: string
}

export type OverlapDecision = Join | 'undecided' | 'none'

/** How much of the new text is held back until the overlap is found. */
const overlapLimit = 2_000
/** White space after the repeated words must be seen whole before it can be judged. */
const lookAhead = 8
/** Words before the repeated ones may quote them first; so more is read before the join is believed. */
const chatterLookAhead = 240

/**
 * Looks for the words that `continuation` asked to be repeated at the beginning of `head`, the new provider's text so
 * far (G4). White space may differ; everything else must be the same to the letter, or nothing is joined.
 * @param ended no more of `head` will come
 */
export function findOverlap(continuation: Continuation, head: string, ended: boolean): OverlapDecision {
  const found = findAnchor(continuation, head, ended)
  if (found === undefined) return ended || head.length > overlapLimit ? 'none' : 'undecided'
  if (found === 'undecided') return head.length > overlapLimit ? 'none' : 'undecided'
  return join(continuation, head.slice(found))
}

/** Where in `head` the repeated words end. */
function findAnchor({ anchor, kept }: Continuation, head: string, ended: boolean): number | 'undecided' | undefined {
  const pattern = looseMatcher(anchor)
  const first = pattern.exec(head)
  if (first) {
    const isChatter = head.slice(0, first.index).trim() !== ''
    const needed = isChatter ? chatterLookAhead : lookAhead
    const last = isChatter ? lastMatch(anchor, head) : first
    const after = last.index + last[0].length
    if (!ended && (head.length < after + needed || /^\s*$/.test(head.slice(after)))) return 'undecided'
    return isChatter && !isClean(head, last.index, after) ? undefined : after
  }
  return ended || head.length > anchor.length * 3 ? lateStart(anchor, kept, head, ended) : undefined
}

/**
 * A provider that began in the middle of the words it was asked for: the longest beginning of `head` that is an end
 * of `kept`. It must be long, and stand in `kept` only once.
 */
function lateStart(anchor: string, kept: string, head: string, ended: boolean): number | undefined {
  const text = head.trimStart()
  if (text === '') return undefined
  for (let start = 1; start < anchor.length; start++) {
    if (/\s/.test(anchor.charAt(start)) || isLowSurrogate(anchor, start)) continue
    if (anchor.charCodeAt(start) !== text.charCodeAt(0)) continue
    const piece = anchor.slice(start)
    if (lettersIn(piece) < 20) return undefined
    const match = looseMatcher(piece).exec(text)
    if (match?.index !== 0) continue
    if (kept.indexOf(piece) !== kept.length - piece.length) return undefined
    const after = head.length - text.length + match[0].length
    return ended || /\S/.test(head.slice(after)) ? after : undefined
  }
  return undefined
}

/** The seam's white space: whoever breaks more lines knew the structure; the old text's wins where both are alike. */
function join({ kept, space, brokenWord }: Continuation, rest: string): Join | 'none' {
  const words = rest.trimStart()
  const newSpace = rest.slice(0, rest.length - words.length)
  // A word was begun, and the new provider sees no more to write: one of them is wrong.
  if (brokenWord && words === '') return 'none'
  // The old text had a space here and the new one has none: then these are not the same words.
  if (space !== '' && newSpace === '' && words !== '') return 'none'
  if (space === '' || words === '' || newSpace.startsWith(space) || lines(newSpace) > lines(space)) {
    return space !== '' && newSpace.startsWith(space)
      ? { offset: kept.length + space.length, text: rest.slice(space.length) }
      : { offset: kept.length, text: rest }
  }
  return { offset: kept.length + space.length, text: words }
}

const lines = (space: string) => space.split('\n').length

/** `words` with any white space where it has some. */
function looseMatcher(words: string): RegExp {
  const parts = words.split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(parts.join('\\s+'), 'g')
}

function lastMatch(words: string, head: string): { index: number; 0: string } {
  let last = { index: 0, 0: '' }
  for (const match of head.matchAll(looseMatcher(words))) last = { index: match.index, 0: match[0] }
  return last
}

/** After chatter the words must not stand in quotes or in a code fence, whose other half would stay in the text. */
function isClean(head: string, start: number, end: number): boolean {
  const before = head.slice(0, start)
  if ((before.split('```').length - 1) % 2 === 1) return false
  return !/["'`“”‘’«»<*_]$/.test(before.trimEnd()) && !/^["'`“”‘’«»>]/.test(head.slice(end))
}

const isLowSurrogate = (text: string, index: number) => {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}
