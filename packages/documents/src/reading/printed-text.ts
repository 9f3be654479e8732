import type { SourcePlace } from '@clausemint/protocol'
import type { TextSpan } from './paragraph.ts'

/** Anything that needs a closer look: white space other than single blanks, and what may print nothing. */
const special = / {2}|[^ -~\u00a1-\u00ac\u00ae-\u01ff\u2012-\u2027\u2030-\u205e\u20a0-\u214f]/
const white = /[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
/** Characters that print nothing. */
const invisible =
  /\u034f|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/
/** Joiners shape letters of these scripts; between others they only hide. */
const joined = /[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]/

export interface PrintedText {
  text: string
  spans: TextSpan[]
  /** What invisible characters spell, or how many there are; empty where there are none worth reporting. */
  hidden: string
}

const isTag = (code: number): boolean => code >= 0xe0000 && code <= 0xe007f
const isVariation = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x180b && code <= 0x180d) || (code >= 0xe0100 && code <= 0xe01ef)

/** Hyphens of every kind are one to a reader; half a surrogate pair is no character. */
const printed = (code: number, character: string): string => {
  if (code === 0x2010 || code === 0x2011) return '-'
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character
}

/** Words spelled by invisible characters: Unicode tags (one each) or two zero-width characters used as bits. */
const spelled = (tags: string, bits: string): string => {
  if (tags !== '') return tags
  if (bits.length < 16) return ''
  const read = (one: string) => {
    let text = ''
    for (let i = 0; i + 8 <= bits.length; i += 8) {
      let code = 0
      for (let bit = 0; bit < 8; bit++) code = code * 2 + (bits[i + bit] === one ? 1 : 0)
      text += String.fromCharCode(code)
    }
    return text
  }
  const readable = [read('1'), read('0')].find((text) => /^[\x20-\x7e]+$/.test(text))
  return readable ?? `${bits.length} zero-width characters`
}

/**
 * What a reader sees of `raw`: white space collapsed and trimmed, characters that print nothing removed, lone surrogates
 * replaced. `spans` say which stretch of `raw` (counted from `from` in `place`) each stretch of the text came from.
 * Linear in the length of `raw`.
 */
export const printedText = (raw: string, place: SourcePlace, from = 0): PrintedText => {
  if (raw === '') return { text: '', spans: [], hidden: '' }
  if (!raw.startsWith(' ') && !raw.endsWith(' ') && !special.test(raw)) {
    return { text: raw, spans: [{ start: 0, length: raw.length, place, from }], hidden: '' }
  }
  const pieces: string[] = []
  const spans: TextSpan[] = []
  let length = 0
  let tags = ''
  let bits = ''
  let pendingSpace = -1
  const push = (piece: string, at: number) => {
    pieces.push(piece)
    const last = spans[spans.length - 1]
    if (last && last.start + last.length === length && last.from + last.length === from + at)
      last.length += piece.length
    else spans.push({ start: length, length: piece.length, place, from: from + at })
    length += piece.length
  }
  for (let i = 0; i < raw.length; ) {
    const code = raw.codePointAt(i) ?? 0
    const size = code > 0xffff ? 2 : 1
    const character = raw.slice(i, i + size)
    if (isTag(code) || isVariation(code)) {
      if (code >= 0xe0020 && code <= 0xe007e) tags += String.fromCharCode(code - 0xe0000)
    } else if (white.test(character)) {
      if (pendingSpace < 0) pendingSpace = i
    } else if (code === 0x200c || code === 0x200d) {
      if (joined.test(raw[i - 1] ?? '') || joined.test(raw[i + 1] ?? '')) push(character, i)
      else bits += code === 0x200d ? '1' : '0'
    } else if (invisible.test(character)) {
      if (code === 0x200b || code === 0x2060 || code === 0x2063 || code === 0xfeff) bits += code === 0x200b ? '0' : '1'
    } else {
      if (pendingSpace >= 0) {
        if (length > 0) push(' ', pendingSpace)
        pendingSpace = -1
      }
      push(printed(code, character), i)
    }
    i += size
  }
  return { text: pieces.join(''), spans, hidden: spelled(tags, bits) }
}
