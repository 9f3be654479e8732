import type { ModelRequest } from './provider.ts'

/** How a cut text is gone on with: what of it stands, and the words the next provider is asked to repeat (G4). */
export interface Continuation {
  /** The text that stands: without its trailing space and without a last word that may be half a word. */
  kept: string
  /** The white space after `kept`. */
  space: string
  /** True where a piece of a word follows that; the next provider is to write the word whole. */
  brokenWord: boolean
  /** The end of `kept` that is asked for again. */
  anchor: string
  request: ModelRequest
}

/** Below this much text it is better to begin anew than to go on. Counted in letters and digits. */
const minAnchorLetters = 24
const anchorLengths = [60, 90, 140, 240, 400]
/** A "word" longer than this is none: Chinese, or a ruled line. Only its last grapheme may be broken. */
const longestWord = 40

/** A request to go on from `text`; undefined where it is too short to be recognised again. */
export function continuationOf(request: ModelRequest, text: string): Continuation | undefined {
  const kept = wholeWords(text)
  const anchor = anchorOf(kept)
  if (anchor === undefined) return undefined
  const cutOff = text.slice(kept.length)
  const space = cutOff.slice(0, cutOff.length - cutOff.trimStart().length)
  return {
    kept,
    space,
    brokenWord: space.length < cutOff.length,
    anchor,
    request: {
      ...request,
      messages: [
        ...request.messages,
        { role: 'assistant', text: kept },
        {
          role: 'user',
          text:
            'Your text was cut off. Write the rest of it, in the same format, up to its end. Begin by repeating, ' +
            'character by character, the last words that were written, which stand between the marks below, and go ' +
            `straight on from there. Write nothing before them, no comment, no code fence.\n<<<${anchor}>>>`,
        },
      ],
    },
  }
}

export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/**
 * `text` up to its last whole word: the cut may have gone through a word, a number or an emoji, and the next provider
 * would have to guess where. Where white space is rare the last grapheme is left out instead.
 */
function wholeWords(text: string): string {
  if (/\s$/.test(text)) return text.trimEnd()
  const space = /\s\S+$/.exec(text.slice(-longestWord - 1))
  if (space) return text.slice(0, text.length - space[0].length).trimEnd()
  const tail = text.slice(wholeCharacter(text, text.length - 64))
  const last = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(tail)].at(-1)
  return text.slice(0, text.length - (last?.segment.length ?? 0)).trimEnd()
}

/** The shortest end of `kept` that has letters enough to be known again, and stands in it only once. */
function anchorOf(kept: string): string | undefined {
  for (const length of anchorLengths) {
    const anchor = kept.slice(wordStart(kept, kept.length - length))
    if (lettersIn(anchor) >= minAnchorLetters && kept.indexOf(anchor) === kept.length - anchor.length) return anchor
  }
  return undefined
}

/** A place at or up to 30 units before `index` where a word begins; else where a character does. */
function wordStart(text: string, index: number): number {
  if (index <= 0) return text.length - text.trimStart().length
  for (let start = index; start > Math.max(0, index - 30); start--) {
    if (/\s/.test(text.charAt(start - 1)) && /\S/.test(text.charAt(start))) return start
  }
  return wholeCharacter(text, index)
}

/** `index`, or one less where it would split a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const at = Math.max(0, index)
  const unit = text.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
