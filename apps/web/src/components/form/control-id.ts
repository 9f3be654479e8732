import { createContext, useContext } from 'solid-js'

type FormName = 'nda' | 'playbook'

/** The id of the control at this path of a form: `nda-partyA.name`. */
export const controlId = (form: FormName, path: string): string => `${form}-${path}`

const FormContext = createContext<FormName>()

/** Names the form that the fields inside, and the list of what is wrong in them, belong to. */
export const FormProvider = FormContext.Provider

/** From a path to the id of its control, in the form around. */
export function useControlId(): (path: string) => string {
  const form = useContext(FormContext)
  if (!form) throw new Error('useControlId belongs inside FormProvider')
  return (path) => controlId(form, path)
}
