import { checks } from '@clausemint/documents'
import type { FieldError, Playbook, PlaybookPosition } from '@clausemint/protocol'

/** What is wrong with a playbook that its schema can't know: checks and stances there are not, and periods that run backwards. */
export function wrongPositions({ positions }: Pick<Playbook, 'positions'>): FieldError[] {
  return Object.entries(positions).flatMap(([id, position]) => {
    const path = `positions.${id}`
    const check = checks.find((known) => known.id === id)
    if (!check) return [{ path, message: 'There is no such check.' }]
    const unknown = Object.keys(position.stances).filter((stance) => !Object.hasOwn(check.stances, stance))
    return [
      ...unknown.map((stance) => ({ path: `${path}.stances.${stance}`, message: 'The check knows no such stance.' })),
      ...wrongPeriods(path, position),
    ]
  })
}

function wrongPeriods(path: string, { longest, shortest }: PlaybookPosition): FieldError[] {
  const wrong: FieldError[] = []
  if (longest && longest.acceptable < longest.preferred)
    wrong.push({ path: `${path}.longest`, message: 'What will do can’t be shorter than what is preferred.' })
  if (shortest && shortest.acceptable > shortest.preferred)
    wrong.push({ path: `${path}.shortest`, message: 'What will do can’t be longer than what is preferred.' })
  return wrong
}
