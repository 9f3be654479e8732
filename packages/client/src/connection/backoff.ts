const firstMs = 250
const baseMs = 500
const longestMs = 15_000

/**
 * Milliseconds to wait before the next try.
 * The first try after a working connection comes almost at once, but spread out, so that a server that was restarted
 * is not met by all its visitors in the same instant; later ones double, with half of each delay left to chance.
 * @param failures tries that failed since the connection last worked
 * @param random from 0 to 1, exclusive
 */
export function retryDelay(failures: number, random: number): number {
  if (failures <= 0) return random * firstMs
  const full = Math.min(longestMs, baseMs * 2 ** (failures - 1))
  return full / 2 + (random * full) / 2
}
