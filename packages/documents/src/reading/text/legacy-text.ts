/** Share of the characters beyond ASCII. */
const share = (text: string, pattern: RegExp): number => {
  const beyond = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  return beyond === 0 ? 0 : (text.match(pattern)?.length ?? 0) / beyond
}

/**
 * Encodings older than Unicode, each with what half a page of its language is full of and what other bytes decoded by it
 * are not. The first that fits is taken.
 */
const encodings: readonly { encoding: string; usual: RegExp; least: number }[] = [
  { encoding: 'shift_jis', usual: /[\u3041-\u309f\u30a1-\u30fa\u30fc]/g, least: 0.2 },
  { encoding: 'euc-jp', usual: /[\u3041-\u309f\u30a1-\u30fa\u30fc]/g, least: 0.2 },
  { encoding: 'gb18030', usual: /[的一不在和有方本合同第条应当或密约定期止人对保限]/g, least: 0.1 },
  { encoding: 'big5', usual: /[的一不在和有方本合同第條應當或密約定期止人對保限]/g, least: 0.1 },
  { encoding: 'euc-kr', usual: /[\uac00-\ud7a3]/g, least: 0.6 },
  { encoding: 'windows-1251', usual: /[а-яё]/g, least: 0.75 },
]
/** Of what is no blank: in the languages of Windows-1252 fewer letters have accents. */
const mostAccents = 0.4
const sampleBytes = 65_536

/** How a text that is no Unicode is to be decoded: Windows-1252, where its letters are not plainly of another alphabet. */
export const legacyEncoding = (bytes: Uint8Array): string => {
  let sample = bytes.subarray(0, sampleBytes)
  let beyond = 0
  let printed = 0
  for (const byte of sample) {
    if (byte > 0x20) printed++
    if (byte > 0x7f) beyond++
  }
  if (beyond <= printed * mostAccents) return 'windows-1252'
  // A character that the sample cuts is none.
  if (sample.length < bytes.length) sample = sample.subarray(0, sample.lastIndexOf(0x0a) + 1 || sample.length)
  for (const { encoding, usual, least } of encodings) {
    try {
      if (share(new TextDecoder(encoding, { fatal: true }).decode(sample), usual) >= least) return encoding
    } catch {
      // Bytes that this encoding does not have.
    }
  }
  return 'windows-1252'
}
