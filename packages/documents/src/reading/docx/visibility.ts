import type { HiddenReason } from '../read-result.ts'
import type { RunLook } from './styles.ts'

/** Half points: 3.5 pt is below any print meant to be read. */
const smallestReadable = 8

const brightness = (colour: string): number => {
  const value = Number.parseInt(colour, 16)
  return Math.min(value >> 16, (value >> 8) & 0xff, value & 0xff)
}

const isHex = (colour: string): boolean => /^[0-9A-F]{6}$/.test(colour)

/** Why a reader does not see words of this look; undefined where they are plain to see. `behind`: the cell's shading. */
export const hiddenReason = (look: RunLook, behind: string | undefined): HiddenReason | undefined => {
  if (look.vanish) return 'hidden-text'
  if (look.size < smallestReadable) return 'tiny'
  if (!isHex(look.colour)) return undefined
  const background = look.background ?? behind ?? 'FFFFFF'
  if (look.colour === background) return 'invisible-colour'
  return isHex(background) && brightness(look.colour) >= 0xf0 && brightness(background) >= 0xf0
    ? 'invisible-colour'
    : undefined
}
