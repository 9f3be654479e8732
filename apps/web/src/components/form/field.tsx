import { type JSX, Show } from 'solid-js'
import { useControlId } from './control-id.ts'

export interface ControlAttributes {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string
}

interface FieldProps {
  /** The field's place in what the form makes: `partyA.name`. */
  path: string
  label: string
  hint?: JSX.Element
  error?: string | undefined
  required?: boolean
  class?: string
  children: (attributes: ControlAttributes) => JSX.Element
}

/** A label, its control, a hint and what is wrong with it, tied together. */
export function Field(props: FieldProps) {
  const controlId = useControlId()
  const id = () => controlId(props.path)
  return (
    <div class={`flex flex-col gap-1 ${props.class ?? ''}`}>
      <label class="field-label" for={id()}>
        {props.label}
        <Show when={!props.required}>
          <span class="font-normal text-quiet"> (optional)</span>
        </Show>
      </label>
      {props.children({
        get id() {
          return id()
        },
        get 'aria-invalid'() {
          return props.error !== undefined
        },
        get 'aria-describedby'() {
          return `${id()}-error ${id()}-hint`
        },
      })}
      <p id={`${id()}-hint`} class="field-hint empty:hidden">
        {props.hint}
      </p>
      <ErrorText id={`${id()}-error`} error={props.error} />
    </div>
  )
}

export function ErrorText(props: { id: string; error: string | undefined }) {
  return (
    <p id={props.id} class="field-error empty:hidden">
      <Show when={props.error}>
        <span aria-hidden="true">!</span>
        {props.error}
      </Show>
    </p>
  )
}
