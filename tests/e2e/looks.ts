/** A page as somebody has it before them. */
type Look = readonly [
  colorScheme: 'light' | 'dark',
  size: 'wide' | 'phone',
  viewport: { readonly width: number; readonly height: number },
]

const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

/** Each theme with each size. */
export const allLooks: readonly Look[] = [
  ['light', 'wide', wide],
  ['dark', 'phone', phone],
  ['dark', 'wide', wide],
  ['light', 'phone', phone],
]

/** Each theme and each size; with TEST_FULL=1 each with each. */
export const looks = process.env.TEST_FULL === '1' ? allLooks : allLooks.slice(0, 2)
