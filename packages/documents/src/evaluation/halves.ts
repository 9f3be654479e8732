/**
 * Which half of a labelled data set a document belongs to: rules are written while looking at one half, and the other
 * is only ever measured. Depends on the document's name and the seed alone, so a document keeps its half whatever
 * else is in the file.
 */
export function halfOf(name: string, seed = 'clausemint-1'): 'develop' | 'measure' {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(`${seed}:${name}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return (hash >>> 7) % 2 === 0 ? 'develop' : 'measure'
}
