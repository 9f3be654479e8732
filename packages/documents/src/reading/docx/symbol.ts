/** Signs of Word's symbol fonts that carry meaning in a contract; every other one prints as a bullet. */
const signs: Record<string, string> = {
  f06f: '☐',
  f0a8: '☐',
  f071: '☐',
  f072: '☐',
  f0fd: '☒',
  f0fe: '☑',
  f078: '☒',
  f052: '☑',
  f053: '☒',
  f0fc: '✓',
  f0fb: '✗',
  f0e0: '→',
  f0e8: '→',
  f0a7: '•',
  f0b7: '•',
  f0d8: '•',
}

/** What `w:sym` prints. Code points of a symbol font lie in the private area; others mean themselves. */
export const symbolText = (code: string): string => {
  const known = signs[code.toLowerCase()]
  if (known !== undefined) return known
  const value = Number.parseInt(code, 16)
  if (!Number.isFinite(value) || value <= 0 || value > 0x10ffff) return ''
  return value >= 0xe000 && value <= 0xf8ff ? '•' : String.fromCodePoint(value)
}
