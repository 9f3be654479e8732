import { AppError, type Client } from '@clausemint/client'
import type { DocumentId } from '@clausemint/protocol'
import { createSignal, onCleanup } from 'solid-js'
import { onStoredElsewhere, readStored, writeStored } from './storage.ts'

const key = 'clausemint.deletions'

export interface PendingDeletion {
  id: DocumentId
  title: string
}

/**
 * Documents that are to be deleted once the time to take it back has passed. The server forgets for good, so the wait is
 * here; it is stored, so that leaving the page does not undo what somebody asked for.
 */
export function createPendingDeletions(client: Client, onDone: () => void) {
  const [pending, setPending] = createSignal<PendingDeletion[]>(readPending())
  const [failure, setFailure] = createSignal<AppError>()
  const save = () => writeStored(key, pending().length > 0 ? pending() : undefined)
  const drop = (id: DocumentId) => {
    setPending((known) => known.filter((deletion) => deletion.id !== id))
    save()
  }

  async function carryOut(id: DocumentId): Promise<void> {
    setFailure(undefined)
    try {
      await client.documents.delete(id)
    } catch (error) {
      const known = AppError.from(error)
      if (known.code !== 'not_found') setFailure(known)
    } finally {
      drop(id)
      onDone()
    }
  }

  // Taken back in one tab is taken back in all.
  onCleanup(onStoredElsewhere(key, () => setPending(readPending())))

  return {
    pending,
    failure,
    has: (id: DocumentId) => pending().some((deletion) => deletion.id === id),
    /** From now on it is hidden; nothing is deleted before `carryOut`. */
    begin(deletion: PendingDeletion) {
      setPending((known) => [...known.filter(({ id }) => id !== deletion.id), deletion])
      save()
    },
    takeBack: drop,
    dismissFailure: () => setFailure(undefined),
    carryOut,
  }
}

function readPending(): PendingDeletion[] {
  const stored = readStored(key)
  if (!Array.isArray(stored)) return []
  return stored.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && 'title' in entry
      ? [{ id: String(entry.id), title: String(entry.title) }]
      : [],
  )
}
