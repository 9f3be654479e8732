import { For, Show } from 'solid-js'
import { useControlId } from './control-id.ts'
import { ErrorText } from './field.tsx'

interface Option<T extends string> {
  value: T
  name: string
  hint?: string
}

interface ChoicesProps<T extends string> {
  path: string
  legend: string
  options: readonly Option<T>[]
  value: T | ''
  onChange: (value: T) => void
  error?: string | undefined
  columns?: string
}

/** One of a few, all in sight. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const controlId = useControlId()
  const id = () => controlId(props.path)
  return (
    <fieldset aria-describedby={`${id()}-error`}>
      <legend class="field-label mb-1.5">{props.legend}</legend>
      <div class={`grid gap-2 ${props.columns ?? 'sm:grid-cols-3'}`}>
        <For each={props.options}>
          {(option, index) => (
            <label class="choice">
              <input
                type="radio"
                id={index() === 0 ? id() : undefined}
                name={id()}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChange(option.value)}
              />
              <span class="min-w-0">
                <span class="block font-medium text-ink text-sm">{option.name}</span>
                <Show when={option.hint}>
                  <span class="field-hint block">{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <ErrorText id={`${id()}-error`} error={props.error} />
    </fieldset>
  )
}
