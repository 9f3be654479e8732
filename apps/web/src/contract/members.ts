import type { MemberId } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import { readStored, writeStored } from '../state/storage.ts'

const key = 'clausemint.member'

/** Who sits here, once a reply of the server has said so. */
const [self, setSelf] = createSignal(readStored(key))

export function rememberMember(id: MemberId): void {
  if (id === self()) return
  setSelf(id)
  writeStored(key, id)
}

/** Before the server named anybody, whoever acts is taken for the one who looks: nobody else is in the room yet. */
export const isSelf = (id: MemberId): boolean => self() === undefined || self() === id

export const memberName = (id: MemberId): string => (isSelf(id) ? 'you' : `member ${id.slice(-4)}`)
