/** Numbered words of a text, by which both ends of a stream know how far it is. */
const sign = '№'

/** @param number from 0 */
export const markerWord = (number: number): string => `${sign}${number}`

/** The number of the last marker word that is there in full, with the space after it; -1 where there is none. */
export function lastMarker(text: string): number {
  for (let at = text.lastIndexOf(sign); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(sign, at - 1)) {
    const number = /^№(\d+)\s/.exec(text.slice(at, at + 12))?.[1]
    if (number !== undefined) return Number(number)
  }
  return -1
}
