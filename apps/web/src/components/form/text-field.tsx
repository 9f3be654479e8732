import { type JSX, Show } from 'solid-js'
import { isComposing } from '../../state/layers.ts'
import { Field } from './field.tsx'

interface TextFieldProps {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
  hint?: JSX.Element
  error?: string | undefined
  required?: boolean
  placeholder?: string
  autocomplete?: string
  inputmode?: 'numeric'
  type?: 'date'
  maxlength?: number
  multiline?: boolean
  class?: string
}

/** Enter sends the form, Shift+Enter breaks the line; while an input method composes, Enter is the input method's. */
function sendOnEnter(event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }): void {
  if (event.key !== 'Enter') return
  if (isComposing(event)) {
    event.stopPropagation()
    return
  }
  if (event.shiftKey) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      {(attributes) => (
        <Show
          when={props.multiline}
          fallback={
            <input
              {...attributes}
              class="input"
              type={props.type ?? 'text'}
              value={props.value}
              placeholder={props.placeholder}
              autocomplete={props.autocomplete ?? 'off'}
              inputmode={props.inputmode}
              maxlength={props.maxlength}
              aria-required={props.required}
              onInput={(event) => props.onChange(event.currentTarget.value)}
              onKeyDown={sendOnEnter}
            />
          }
        >
          <textarea
            {...attributes}
            class="input"
            value={props.value}
            placeholder={props.placeholder}
            maxlength={props.maxlength}
            aria-required={props.required}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onKeyDown={sendOnEnter}
          />
        </Show>
      )}
    </Field>
  )
}
