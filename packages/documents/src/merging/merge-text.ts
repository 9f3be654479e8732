import { diff3MergeRegions, type IUnstableRegion } from 'node-diff3'
import { sentencesOf, wordsOf } from './tokens.ts'

/**
 * Comparing takes as many steps at most; a text where more of it was changed is a conflict. It is some 40 ms, for
 * nothing here may keep a server from its other work.
 */
const mostSteps = 20_000_000

/**
 * Two edits of one text as one text that has both (D7). `undefined` where they touch the same words, or words that
 * stand side by side: "two years" edited to "three years" and to "two months" is for a person to settle.
 * Pure; `ours` and `theirs` may change places.
 */
export function mergeText(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  // Sentences first, then the words of those that both sides changed: long clauses stay cheap, and a word that is in
  // every sentence does not tie the wrong ones together.
  return merge(base, ours, theirs, sentencesOf, (region) =>
    merge(textOf(region.oContent), textOf(region.aContent), textOf(region.bContent), wordsOf, agreed),
  )
}

type Region = IUnstableRegion<string>

/** Merges piece by piece; `settle` says what stands where both sides changed something. */
function merge(
  base: string,
  ours: string,
  theirs: string,
  piecesOf: (text: string) => string[],
  settle: (region: Region) => string | undefined,
): string | undefined {
  const [a, o, b] = [piecesOf(ours), piecesOf(base), piecesOf(theirs)]
  const start = sharedStart(a, o, b)
  const end = sharedEnd(a, o, b, start)
  const middle = (pieces: readonly string[]) => pieces.slice(start, pieces.length - end)
  const [mine, before, yours] = [middle(a), middle(o), middle(b)]
  if (steps(mine, before) + steps(yours, before) > mostSteps) return undefined

  let merged = textOf(o.slice(0, start))
  for (const region of diff3MergeRegions(mine, before, yours)) {
    const text = region.stable ? textOf(region.bufferContent) : settle(region)
    if (text === undefined) return undefined
    merged += text
  }
  return merged + textOf(o.slice(o.length - end))
}

/** The same edit made twice is one; anything else is a conflict. */
function agreed({ aContent, bContent }: Region): string | undefined {
  const ours = textOf(aContent)
  return ours === textOf(bContent) ? ours : undefined
}

/** How long it may take to find what two lists share: every pair of equal pieces looks along the shorter list. */
function steps(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const piece of one) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  let pairs = 0
  for (const piece of other) pairs += counts.get(piece) ?? 0
  return pairs * Math.min(one.length, other.length)
}

const textOf = (pieces: readonly string[]): string => pieces.join('')

function sharedStart(a: readonly string[], o: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < o.length && o[length] === a[length] && o[length] === b[length]) length++
  return length
}

function sharedEnd(a: readonly string[], o: readonly string[], b: readonly string[], from: number): number {
  const most = Math.min(a.length, o.length, b.length) - from
  let length = 0
  while (length < most && o.at(-1 - length) === a.at(-1 - length) && o.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
