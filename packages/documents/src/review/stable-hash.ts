/** Eleven letters and digits that stand for a text in an id: the same text, the same ones (FNV-1a, twice 32 bit). */
export function stableHash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193) >>> 0
    high = Math.imul(high ^ unit ^ (i & 0xff), 0x85ebca6b) >>> 0
  }
  return (high % 0x1000000).toString(36).padStart(5, '0') + (low % 0x3fffffff).toString(36).padStart(6, '0')
}
