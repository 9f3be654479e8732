import type { FieldError } from '@clausemint/client'
import type { Judgement, Playbook, Weight } from '@clausemint/protocol'

export const sides: readonly { value: Playbook['side']; name: string }[] = [
  { value: 'recipient', name: 'Recipient' },
  { value: 'discloser', name: 'Discloser' },
  { value: 'mutual', name: 'Mutual' },
]

export const sideName = (side: Playbook['side']): string => sides.find(({ value }) => value === side)?.name ?? side

export const weightOptions: readonly { value: Weight | ''; name: string }[] = [
  { value: '', name: 'The check’s own' },
  { value: 'must', name: 'Must' },
  { value: 'should', name: 'Should' },
  { value: 'nice', name: 'Nice to have' },
]

export const judgementOptions: readonly { value: Judgement | ''; name: string }[] = [
  { value: '', name: 'Not covered' },
  { value: 'preferred', name: 'Preferred' },
  { value: 'fallback', name: 'Fallback' },
  { value: 'unacceptable', name: 'Unacceptable' },
]

/** `governing-law` in words. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const stanceTitle = (stance: string): string =>
  stance === 'silent' ? 'The contract is silent' : titleOf(stance)

/** The points on which contracts name a period; on the others a limit would judge nothing. */
export const namesPeriod: ReadonlySet<string> = new Set(['oral', 'restraints', 'survival', 'term'])

/** An error of the schema or the server, at the control it is about and in words for whoever filled that in. */
export function fieldError({ path, message }: FieldError): FieldError {
  const at = path.replace(/^playbook\./, '').replace(/\.(longest|shortest)$/, '.$1.acceptable')
  if (at === 'name') return { path: at, message: 'A name is needed, of at most 200 characters.' }
  const isNumber = at === path && /\.(preferred|acceptable)$/.test(at)
  return { path: at, message: isNumber ? 'Enter a number of months, up to 1200.' : message }
}
