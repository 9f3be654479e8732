import type { Anchor, Finding } from '@clausemint/protocol'

/**
 * Whether a finding says what another one has said already: about the same words for the same check, or about mostly
 * the same words in the same sense. The earlier one stays, so that a model can't soften what the checks found.
 */
export const isDouble = (finding: Finding, earlier: readonly Finding[]): boolean =>
  earlier.some((other) => other.id === finding.id || saysTheSame(finding, other))

function saysTheSame(finding: Finding, other: Finding): boolean {
  if (!finding.anchor || !other.anchor) return false
  const shared = overlap(finding.anchor, other.anchor)
  if (shared === 0) return false
  if (finding.check === other.check && finding.check !== 'model') return true
  const shorter = Math.min(lengthOf(finding.anchor), lengthOf(other.anchor))
  return shared * 2 > shorter && hasSameSense(finding, other)
}

const lengthOf = ({ start, end }: Anchor): number => end - start

function overlap(a: Anchor, b: Anchor): number {
  if (a.clauseId !== b.clauseId || a.version !== b.version) return 0
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

/** At least half of the words that carry the meaning are shared, in the titles or in the reasons. */
const hasSameSense = (a: Finding, b: Finding): boolean => alike(a.title, b.title) || alike(a.reason, b.reason)

function alike(a: string, b: string): boolean {
  const ours = wordsOf(a)
  const theirs = wordsOf(b)
  const shared = [...ours].filter((word) => theirs.has(word)).length
  return shared * 2 >= Math.max(1, Math.min(ours.size, theirs.size)) && shared > 0
}

const emptyWords = new Set(
  'the and for that this with not are its has have any all may shall will must from than which their there party parties agreement clause information confidential'.split(
    ' ',
  ),
)

/** Without endings: "survives", "survival" and "survive" are one. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
      .filter((word) => !emptyWords.has(word))
      .map((word) => word.slice(0, 6)),
  )
