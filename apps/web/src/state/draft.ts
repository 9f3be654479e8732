import { newRequestId } from '@clausemint/client'
import type { DocumentId, ProviderId, RequestId } from '@clausemint/protocol'
import { onCleanup } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { type DraftValues, emptyDraft, readDraftValues } from './draft-values.ts'
import { onStoredElsewhere, readStored, writeStored } from './storage.ts'

export interface Draft {
  /** Names the submission: every tab and every click on this draft is the same request. */
  requestId: RequestId
  values: DraftValues
  /** Empty: the operator's default. */
  provider: ProviderId
  localOnly: boolean
  /** It was sent, and whether it arrived is not known yet. */
  isSent: boolean
  /** It has become this document. */
  documentId: DocumentId | ''
}

const key = 'clausemint.draft.nda'

const freshDraft = (): Draft => ({
  requestId: newRequestId(),
  values: emptyDraft,
  provider: '',
  localOnly: false,
  isSent: false,
  documentId: '',
})

/** The NDA form's draft: survives a reload and a new version, and is the same in every tab. */
export function createDraft() {
  const [draft, setDraft] = createStore<Draft>(copyOf(readDraft(readStored(key)) ?? freshDraft()))
  const save = () => writeStored(key, unwrap(draft))
  onCleanup(
    onStoredElsewhere(key, (stored) => {
      const read = readDraft(stored)
      if (read) setDraft(reconcile(read))
    }),
  )

  /** What was sent may have arrived; other input needs another name, or it would be taken for the same request. */
  const changed = () => {
    if (draft.isSent) setDraft({ isSent: false, requestId: newRequestId() })
    save()
  }

  return {
    draft,
    /** Nothing is in it that would be missed: what was typed has become a document. */
    isBlank: () => draft.documentId !== '' || JSON.stringify(draft.values) === JSON.stringify(emptyDraft),
    set<K extends keyof DraftValues>(field: K, value: DraftValues[K]) {
      setDraft('values', field, value)
      changed()
    },
    setParty(party: 'partyA' | 'partyB' | 'partyC', values: Partial<DraftValues['partyA']>) {
      setDraft('values', party, values)
      changed()
    },
    choose(choice: Partial<Pick<Draft, 'provider' | 'localOnly'>>) {
      setDraft(choice)
      changed()
    },
    sent() {
      setDraft('isSent', true)
      save()
    },
    /** The server said no: nothing was started under this name. */
    refused() {
      setDraft({ isSent: false, requestId: newRequestId() })
      save()
    },
    became(documentId: DocumentId) {
      setDraft({ isSent: false, documentId })
      save()
    },
    /** A new, empty one; who writes stays as it was chosen. */
    renew() {
      const { provider, localOnly } = draft
      setDraft(reconcile(copyOf({ ...freshDraft(), provider, localOnly })))
      save()
    },
  }
}

function readDraft(stored: unknown): Draft | undefined {
  if (typeof stored !== 'object' || stored === null || !('requestId' in stored)) return undefined
  const from: Record<string, unknown> = { ...stored }
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const requestId = text(from.requestId)
  return {
    requestId: /^[A-Za-z0-9_-]{8,64}$/.test(requestId) ? requestId : newRequestId(),
    values: readDraftValues(from.values),
    provider: text(from.provider),
    localOnly: from.localOnly === true,
    isSent: from.isSent === true,
    documentId: text(from.documentId),
  }
}

/** A store owns what it is given; the constants stay whole. */
const copyOf = (draft: Draft): Draft => structuredClone(draft)
