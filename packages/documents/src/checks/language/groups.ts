import { insiders, outsiders } from './phrases.ts'
import type { Reading } from './reading.ts'

/** Defined terms for groups of people ("Representatives"), spelled out where they are used. */
export interface Groups {
  /** A folded sentence in which each defined group is followed by who belongs to it, in brackets. */
  expand(folded: string): string
}

const definition =
  /"((?:\w+[\s-]){0,2}(?:representatives?|personnel|associates|affiliates?|advis[eo]rs|employees|persons?|recipients|group|group parties|agents|members|users|individuals|team))"/g
const insider = new RegExp(`\\b${insiders}\\b`)
const outsider = new RegExp(`\\b${outsiders}\\b`, 'g')

/** Finds the groups of people a contract defines and whether they take in employees, outsiders or both. */
export function readGroups(reading: Reading): Groups {
  const members = new Map<string, string>()
  for (const { own, full } of reading.sentences) {
    for (const match of own.matchAll(definition)) {
      const term = match[1]
      if (!term || members.has(term)) continue
      const others = full.replaceAll(term, ' ')
      const parts = [insider.test(others) ? 'employees' : '', others.search(outsider) >= 0 ? 'advisors' : '']
      const named = parts.filter(Boolean).join(' and ')
      if (named) members.set(term, named)
    }
  }
  // Where a contract does not define its representatives, they are whoever acts for a party.
  if (![...members.keys()].some((term) => /representatives?$/.test(term)))
    members.set('representatives', 'employees and advisors')
  const names = [...members.keys()].sort((a, b) => b.length - a.length)
  const uses = new RegExp(`(?<!")\\b(${names.map(escapePattern).join('|')})\\b(?!")`, 'g')
  return { expand: (folded) => folded.replace(uses, (term) => `${term} (${members.get(term) ?? ''})`) }
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
