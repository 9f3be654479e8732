/** How many first words tell a clause from its neighbours, and no more: an edit further on keeps the id. */
const firstWords = 8

/** 53-bit hash of a string (two 32-bit lanes, multiplied and mixed): short, the same in every runtime. */
const hash = (text: string): string => {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

const leading = new RegExp(`^(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]+){0,${firstWords}}`, 'u')
const between = /[^\p{L}\p{N}]+/gu

const beginning = (text: string): string => {
  const plain = text.slice(0, 400).toLowerCase().normalize('NFKC')
  const start = leading.exec(plain)?.[0] ?? ''
  return start.replace(between, ' ').trim()
}

/**
 * Hands out ids made of what a clause is in and how it begins. Numbers are left out: a clause inserted above renumbers
 * the rest and must not rename it. Equal ones are told apart by their order.
 */
export const clauseIds = (): ((
  parentId: string,
  heading: string | undefined,
  text: string,
  label: string,
) => string) => {
  const seen = new Map<string, number>()
  return (parentId, heading, text, label) => {
    const words = beginning(heading ?? text)
    const id = `c${hash(`${parentId}/${words === '' ? label : words}`)}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}
