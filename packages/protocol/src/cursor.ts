import type { StreamId } from './ids.ts'

/**
 * A place in a stream: everything up to and including `seq`, of which `offset` UTF-16 units of text (EL5).
 * `seq` 0 is the place before the first event.
 */
export interface Position {
  seq: number
  offset: number
}

/** A position as readers hold it: opaque, bound to its stream, and checked, so that a damaged one is told apart. */
export type Cursor = string

export const start: Position = { seq: 0, offset: 0 }

/** Encodes a position of `stream`. Short, for it is on the wire with every event. */
export const encodeCursor = (stream: StreamId, position: Position): Cursor =>
  seal(streamMark(stream), `${position.seq.toString(36)}.${position.offset.toString(36)}`)

/** The position, or `undefined` for a cursor that is damaged or of another stream. */
export function decodeCursor(stream: StreamId, cursor: Cursor): Position | undefined {
  const parts = /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,7})$/.exec(cursor)
  if (!parts) return undefined
  const [, seqText = '', offsetText = ''] = parts
  const position = { seq: Number.parseInt(seqText, 36), offset: Number.parseInt(offsetText, 36) }
  if (!Number.isSafeInteger(position.seq) || !Number.isSafeInteger(position.offset)) return undefined
  return encodeCursor(stream, position) === cursor ? position : undefined
}

/** The check covers the place and the stream's name: changing either makes another check. */
const seal = (mark: number, place: string): Cursor => `${place}.${fnv1a(place, mark).toString(36)}`

let lastStream: StreamId | undefined
let lastMark = 0
/** One stream is encoded many times in a row; hashing its name each time was a tenth of a delta's cost. */
function streamMark(stream: StreamId): number {
  if (stream !== lastStream) {
    lastMark = fnv1a(stream)
    lastStream = stream
  }
  return lastMark
}

/** FNV-1a, 32 bit: it tells damage apart, it is no signature. Who may read a stream is asked at every call. */
function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
