import type { FieldError } from '@clausemint/client'
import { For, Show } from 'solid-js'
import { useControlId } from './control-id.ts'
import { focusControl } from './focus-control.ts'

interface WrongFieldsProps {
  title: string
  errors: readonly FieldError[]
  /** Which part of the form a control belongs to, said before the message: `First party: `. */
  placeOf: (path: string) => string
}

/** What is wrong in a form, each with a link to its control; nothing where nothing is. */
export function WrongFields(props: WrongFieldsProps) {
  const controlId = useControlId()
  return (
    <Show when={props.errors.length > 0}>
      <section class="trouble mb-6" aria-labelledby="wrong-title">
        <h2 id="wrong-title" class="font-semibold">
          {props.title}
        </h2>
        <ul class="mt-1.5 list-disc pl-5 text-sm">
          <For each={props.errors}>
            {({ path, message }) => (
              <li>
                <a
                  href={`#${controlId(path)}`}
                  class="inline-block min-h-6 text-danger underline"
                  onClick={(event) => {
                    event.preventDefault()
                    focusControl(controlId(path))
                  }}
                >
                  {props.placeOf(path)}
                  {message}
                </a>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
