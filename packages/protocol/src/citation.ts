/**
 * Where an answer points. In the answer's text a citation is a markdown link whose address is `citationHref`:
 * `[7.2](clause:abc?12-90)`. Every one was checked against the contract before it was shown (D6).
 */
export interface Citation {
  clauseId: string
  /** As it is printed: `7.2`, or the heading of a clause without a number. */
  label: string
  /** The cited words, in UTF-16 units of the clause's text; absent: the whole clause. */
  start?: number
  end?: number
}

/** The address of a citation's link. */
export const citationHref = ({ clauseId, start, end }: Omit<Citation, 'label'>): string =>
  `clause:${encodeURIComponent(clauseId)}${start === undefined || end === undefined ? '' : `?${start}-${end}`}`

/** What an address points at; nothing where it is no citation's. */
export function parseCitationHref(href: string): Omit<Citation, 'label'> | undefined {
  const parts = /^clause:([^?#\s()]{1,300})(?:\?(\d{1,9})-(\d{1,9}))?$/.exec(href)
  if (!parts?.[1]) return undefined
  const clauseId = decode(parts[1])
  if (clauseId === undefined) return undefined
  return parts[2] === undefined ? { clauseId } : { clauseId, start: Number(parts[2]), end: Number(parts[3]) }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
