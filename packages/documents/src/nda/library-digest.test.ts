import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { draftNda } from './draft-nda.ts'
import { ndaLibraryVersions } from './library.ts'
import { everyNda } from './ndas.fixture.ts'

/**
 * Of every agreement each version writes. A generation that was begun with a version is finished with its very words,
 * so a version that is out never changes: new words are a new version, with a line of its own here.
 */
const digests: Record<string, string> = {
  'nda-2026.1': 'ff56df07f286e8f8a1a4ea89f409f5d6281e7e92ceac3884dbee563ee7e4328e',
}

it.each(ndaLibraryVersions)('[G6] the words of %s are what they always were', (version) => {
  const words = createHash('sha256')
  for (const { name, terms } of everyNda()) words.update(`${name}\n${draftNda(terms, version).text}\n`)
  expect(words.digest('hex')).toBe(digests[version])
})
