import { useApp } from '../../state/app.tsx'
import type { DraftValues } from '../../state/draft-values.ts'
import { type Control, createControl, type ErrorOf } from './control.ts'

/**
 * Ties fields to the values of the NDA's draft.
 * @returns from a value's name, and its place in the terms where that is another, to what its field is given
 */
export function useDraftControl(errorOf: ErrorOf) {
  const { draft } = useApp()
  return <K extends keyof DraftValues>(name: K, path: string = name): Control<DraftValues[K]> =>
    createControl(
      path,
      errorOf,
      () => draft.draft.values[name],
      (value) => draft.set(name, value),
    )
}
