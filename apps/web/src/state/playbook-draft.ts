import { type Playbook, playbookSchema } from '@clausemint/protocol'
import { readStored, writeStored } from './storage.ts'

/** Where the unsaved changes of one playbook are kept. */
export const draftKey = (playbookId: string): string => `clausemint.draft.playbook.${playbookId}`

export function readDraft(playbookId: string): Playbook | undefined {
  const stored = readStored(draftKey(playbookId))
  return isDraft(stored) && stored.id === playbookId ? stored : undefined
}

export const writeDraft = (playbookId: string, draft: Playbook | undefined): void =>
  writeStored(draftKey(playbookId), draft)

/** A playbook while it is typed: a name can still be missing and a period be nothing yet. */
function isDraft(stored: unknown): stored is Playbook {
  const { error } = playbookSchema.safeParse(stored)
  return !error || error.issues.every(({ code }) => code === 'too_small' || code === 'too_big')
}

/** Versions apart; the order of keys is the database's. */
export const saysTheSame = (one: Playbook, other: Playbook): boolean => inOrder(one) === inOrder(other)

const inOrder = (playbook: Playbook): string =>
  JSON.stringify({ ...playbook, version: 0 }, (_, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
