import type { Clause, DocumentId } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import { readStored, writeStored } from '../state/storage.ts'

/** A clause's heading and words as they are typed, and what they are to take the place of. */
export interface ClauseDraft {
  text: string
  /** Of the text they were made from. */
  version: number
  /** Absent where the clause has none. */
  heading?: string | undefined
  headingBefore?: string | undefined
}

type Standing = Pick<Clause, 'text' | 'version'> & { heading?: string | undefined }

const draftOf = ({ text, version, heading }: Standing): ClauseDraft => ({
  text,
  version,
  heading,
  headingBefore: heading,
})

/** What is typed in a clause's place survives a reload until it is saved or given up. */
export function createClauseDraft(documentId: DocumentId, clause: Clause) {
  const key = `clausemint.edit.${documentId}.${clause.id}`
  const kept = readDraft(readStored(key))
  const [draft, setDraft] = createSignal<ClauseDraft>({ ...draftOf(clause), ...kept })
  function keep(next: ClauseDraft): void {
    setDraft(next)
    writeStored(key, next)
  }
  return {
    draft,
    /** It was begun earlier, and put aside. */
    wasKept: kept.text !== undefined,
    isChanged: () => draft().text !== clause.text || draft().heading !== clause.heading,
    type: (typed: Partial<Pick<ClauseDraft, 'text' | 'heading'>>) => keep({ ...draft(), ...typed }),
    /** The heading was saved: it is what the next one takes the place of. */
    headingSaved: (heading: string) => keep({ ...draft(), heading, headingBefore: heading }),
    /** What is typed is to take the place of what stands now. */
    rebase: ({ version, heading }: Standing) => keep({ ...draft(), version, headingBefore: heading }),
    startFrom: (standing: Standing) => keep(draftOf(standing)),
    forget: () => writeStored(key, undefined),
  }
}

function readDraft(value: unknown): Partial<ClauseDraft> {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('version' in value)) return {}
  const { text, version } = value
  if (typeof text !== 'string' || typeof version !== 'number') return {}
  const heading = 'heading' in value && typeof value.heading === 'string' ? value.heading : undefined
  const headingBefore =
    'headingBefore' in value && typeof value.headingBefore === 'string' ? value.headingBefore : undefined
  return heading === undefined || headingBefore === undefined
    ? { text, version }
    : { text, version, heading, headingBefore }
}
