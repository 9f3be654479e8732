import { For, type JSX } from 'solid-js'
import { Field } from './field.tsx'

interface SelectFieldProps<T extends string> {
  path: string
  label: string
  options: readonly { value: T; name: string }[]
  value: T
  onChange: (value: T) => void
  hint?: JSX.Element
  error?: string | undefined
}

/** The platform's own list: the one that works best on a phone and with a screen reader. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  return (
    <Field path={props.path} label={props.label} hint={props.hint} error={props.error} required>
      {(attributes) => (
        <select
          {...attributes}
          class="input pr-8"
          onChange={(event) => {
            const chosen = props.options.find(({ value }) => value === event.currentTarget.value)
            if (chosen) props.onChange(chosen.value)
          }}
        >
          <For each={props.options}>
            {({ value, name }) => (
              <option value={value} selected={value === props.value}>
                {name}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
