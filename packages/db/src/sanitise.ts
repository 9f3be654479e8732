/**
 * What Postgres can't store, replaced by U+FFFD: U+0000 and lone surrogates. One UTF-16 unit becomes one, so every
 * text offset stays right.
 */
export const cleanText = (text: string): string =>
  isStorable(text) ? text : text.toWellFormed().replaceAll('\0', '\ufffd')

/**
 * JSON as `JSON.stringify` writes it, with the same replaced. That function writes U+0000 and lone surrogates, and no
 * other surrogates, as escapes: so one look at the text tells whether there is anything to do.
 */
export const cleanJson = (json: string): string =>
  suspicious.test(json) ? json.replace(escapes, (found, bad) => (bad === undefined ? found : '\\ufffd')) : json

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const suspicious = /\\u(?:0000|d[89a-f])/
/** Takes the escapes one by one from the left, so that the `\\` before a plain `u0000` is not mistaken for one. */
const escapes = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/g
