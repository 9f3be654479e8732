import { createSignal } from 'solid-js'
import { type PartyValues, readParty } from './draft-values.ts'
import { readStored, writeStored } from './storage.ts'

const key = 'clausemint.parties'
const mostRemembered = 20

/** The parties of earlier drafts, the last used first. They stay in this browser. */
export function createRememberedParties() {
  const [parties, setParties] = createSignal(read())
  return {
    parties,
    remember(used: readonly PartyValues[]) {
      const named = used.map((party) => ({ ...party })).filter(({ name }) => name.trim() !== '')
      const names = new Set(named.map(({ name }) => name))
      // Another tab may have remembered some meanwhile.
      const next = [...named, ...read().filter(({ name }) => !names.has(name))].slice(0, mostRemembered)
      setParties(next)
      writeStored(key, next)
    },
  }
}

function read(): PartyValues[] {
  const stored = readStored(key)
  return Array.isArray(stored) ? stored.map(readParty).filter(({ name }) => name !== '') : []
}
