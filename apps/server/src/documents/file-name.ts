const longest = 200

/** Control characters, half surrogate pairs, and what prints nothing or turns the direction of writing. */
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/**
 * The name of an uploaded file as it is kept and shown: the last part of a path, in one line, at most 200 UTF-16 units
 * with its ending. It is data: nothing is ever opened by it.
 */
export function cleanFileName(given: string | undefined): string {
  // A browser writes a quotation mark of a name as %22.
  const base = (given ?? '').replaceAll('%22', '"').split(/[/\\]/).at(-1) ?? ''
  const name = base.normalize('NFC').replaceAll(unprintable, '').replaceAll(/\s+/g, ' ').trim()
  if (/^\.*$/.test(name)) return 'document'
  if (name.length <= longest) return name
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, longest - ending.length - 1).trim()}…${ending}`.toWellFormed().replaceAll('\ufffd', '')
}

/** What a document is called that was uploaded under this name. */
export const titleOfFile = (name: string): string =>
  name.replace(/(.)\.(?:docx|docm|dotx|dotm|pdf|txt|text|md|markdown)$/i, '$1')
