import type { NdaLibrary } from './clause-wording.ts'
import { library2026x1 } from './wording-2026-1/index.ts'

/** Every version there is, oldest first: a generation is finished with the version it was begun with (G6). */
const libraries: readonly [NdaLibrary, ...NdaLibrary[]] = [library2026x1]

export const ndaLibraryVersions: readonly string[] = libraries.map(({ version }) => version)
export const latestNdaLibraryVersion: string = (libraries.at(-1) ?? libraries[0]).version

/** @throws RangeError for a version that this product does not have. */
export function libraryOf(version: string): NdaLibrary {
  const library = libraries.find((known) => known.version === version)
  if (!library)
    throw new RangeError(`There is no NDA clause library "${version}"; there is ${ndaLibraryVersions.join(', ')}`)
  return library
}
