declare const bytes: unique symbol

/**
 * A string whose characters are bytes, to be written as `latin1`. Node hands such a string to a connection with less
 * work than a Buffer, which a thousand readers of one delta notice. And what nobody keeps is gone with V8's next look at
 * its young heap, while Buffers lie outside of it, and are let go only when very many of them are there (T3).
 */
export type ByteString = string & { readonly [bytes]: true }

/** The UTF-8 of a text. */
export const utf8 = (text: string): ByteString =>
  (Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString('latin1')) as ByteString

/** Numbers from 0 to 255. */
export const byteString = (...bytes: readonly number[]): ByteString => String.fromCharCode(...bytes) as ByteString

/** One after the other. */
export const joined = (...parts: readonly ByteString[]): ByteString => parts.join('') as ByteString
