import type { Passage } from './passage.ts'

/** What a stretch of words is to the reader. */
export interface Piece {
  text: string
  change?: 'inserted' | 'deleted'
  /** The finding whose suggestion or quote this is. */
  findingId?: string
  /** Pointed at, by a finding or by an answer in the chat. */
  isPointedAt?: boolean
}

/** A part of a comparison: words of the old text, of the new one, or of both. */
export interface ComparedPart {
  value: string
  added: boolean
  removed: boolean
}

/** Compares word by word; too different or too long: undefined. */
export type CompareWords = (before: string, after: string) => readonly ComparedPart[] | undefined

/** A suggestion at its place, or a passage somebody points at. */
export interface Mark extends Passage {
  findingId?: string
  /** Wording to stand in its place. */
  suggestion?: string
  isPointedAt?: boolean
}

/** The words before and after as one row of tracked changes. Without a comparison all goes and all comes. */
export function trackedWords(before: string, after: string, compare: CompareWords | undefined): Piece[] {
  const parts = compare?.(before, after)
  if (!parts) {
    const all: Piece[] = [
      { text: before, change: 'deleted' },
      { text: after, change: 'inserted' },
    ]
    return all.filter(({ text }) => text !== '')
  }
  return parts.map(({ value, added, removed }) => ({
    text: value,
    ...(added ? { change: 'inserted' as const } : removed ? { change: 'deleted' as const } : {}),
  }))
}

/**
 * A clause's text cut at its marks. Of marks that overlap the one pointed at stands, or else the first; pointing at words
 * alone cuts through all.
 */
export function piecesOf(text: string, marks: readonly Mark[], compare: CompareWords | undefined): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, findingId, suggestion, isPointedAt } of standingMarks(text, marks)) {
    if (start > at) pieces.push({ text: text.slice(at, start) })
    const about = { ...(findingId === undefined ? {} : { findingId }), ...(isPointedAt ? { isPointedAt } : {}) }
    const words = text.slice(start, end)
    const changed = suggestion === undefined ? [{ text: words }] : trackedWords(words, suggestion, compare)
    for (const piece of changed) pieces.push({ ...piece, ...about })
    at = end
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at) })
  return marks
    .filter((mark) => mark.findingId === undefined && mark.isPointedAt)
    .reduce((known, mark) => pointedAt(known, mark), pieces)
}

/** Those of findings that do not overlap, in the order of the text. */
function standingMarks(text: string, marks: readonly Mark[]): Mark[] {
  const standing: Mark[] = []
  const foremostFirst = marks
    .filter(({ findingId, end }) => findingId !== undefined && end <= text.length)
    .toSorted((a, b) => Number(b.isPointedAt ?? false) - Number(a.isPointedAt ?? false) || a.start - b.start)
  for (const mark of foremostFirst)
    if (standing.every(({ start, end }) => mark.end <= start || mark.start >= end)) standing.push(mark)
  return standing.toSorted((a, b) => a.start - b.start)
}

/** The same pieces, those inside the passage pointed at. Inserted words are not of the text and have no place in it. */
function pointedAt(pieces: readonly Piece[], { start, end }: Passage): Piece[] {
  let at = 0
  return pieces.flatMap((piece) => {
    if (piece.change === 'inserted') return [piece]
    const begin = at
    at += piece.text.length
    const from = Math.max(start, begin) - begin
    const to = Math.min(end, at) - begin
    if (from >= to) return [piece]
    const parts: Piece[] = [
      { ...piece, text: piece.text.slice(0, from) },
      { ...piece, text: piece.text.slice(from, to), isPointedAt: true },
      { ...piece, text: piece.text.slice(to) },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

/** The text with every suggestion taken, as far as they do not overlap. */
export function acceptedText(text: string, marks: readonly Mark[]): string {
  let at = 0
  let accepted = ''
  for (const { start, end, suggestion } of marks.toSorted((a, b) => a.start - b.start)) {
    if (suggestion === undefined || start < at || end > text.length) continue
    accepted += text.slice(at, start) + suggestion
    at = end
  }
  return accepted + text.slice(at)
}
