/** A word or a sign, each with the white space after it; white space at the very start stands alone. */
const word = /[\p{L}\p{M}\p{N}'’_-]+\s*|[^\s\p{L}\p{M}\p{N}'’_-]\s*|\s+/gu
/** Up to a full stop, a semicolon, a colon or a line's end, with the white space after it. */
const sentence = /[^.;:\n]*[.;:\n]+\s*|[^.;:\n]+$/g

/** The text in words; joined they are the text. */
export const wordsOf = (text: string): string[] => text.match(word) ?? []

/** The text in sentences, roughly; joined they are the text. */
export const sentencesOf = (text: string): string[] => text.match(sentence) ?? []
