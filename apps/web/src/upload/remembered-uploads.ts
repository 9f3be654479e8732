import type { DocumentId, GenerationId } from '@clausemint/protocol'

/** What a reload needs to know of an upload. Without a generation its bytes had not all arrived. */
export interface RememberedUpload {
  name: string
  generationId?: GenerationId
  documentId?: DocumentId
}

const key = 'clausemint.uploads'

/** The uploads of this tab that had not ended; they are nobody's business once the tab is closed. */
export function readRememberedUploads(): RememberedUpload[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap(readOne) : []
  } catch {
    return []
  }
}

export function rememberUploads(uploads: readonly RememberedUpload[]): void {
  try {
    if (uploads.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(uploads))
  } catch {
    // Refused or full: a reload will not show them, and the server goes on.
  }
}

function readOne(stored: unknown): RememberedUpload[] {
  if (typeof stored !== 'object' || stored === null) return []
  const { name, generationId, documentId }: Record<string, unknown> = { ...stored }
  if (typeof name !== 'string') return []
  return typeof generationId === 'string' && typeof documentId === 'string'
    ? [{ name, generationId, documentId }]
    : [{ name }]
}
