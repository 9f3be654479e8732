import type { Repositories, SourceStore } from '@clausemint/db'

/** For so long whoever sent a file can read why it was not read. */
const keptMs = 60 * 60_000

/** Removes uploads that could not be read, or were given up, with their streams and files. */
export async function removeUnread(
  documents: Pick<Repositories['documents'], 'removeUnread'>,
  sources: Pick<SourceStore, 'removeUnused'>,
): Promise<void> {
  for (const { sourceHash } of await documents.removeUnread(keptMs))
    if (sourceHash !== null) await sources.removeUnused(sourceHash)
}
