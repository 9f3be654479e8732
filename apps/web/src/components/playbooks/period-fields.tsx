import type { PlaybookPosition } from '@clausemint/protocol'
import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { useControlId } from '../form/control-id.ts'
import { Field } from '../form/field.tsx'
import { focusControl } from '../form/focus-control.ts'

export type Bound = 'longest' | 'shortest'
export type Period = NonNullable<PlaybookPosition[Bound]>

interface PeriodFieldsProps {
  bound: Bound
  path: string
  /** Whose period it is: `Survival`. */
  point: string
  period: Period | undefined
  errorOf: (path: string) => string | undefined
  onChange: (period: Period | undefined) => void
}

const limits = ['preferred', 'acceptable'] as const

const labels: Record<Bound, Record<(typeof limits)[number], string>> = {
  longest: { preferred: 'Preferred up to', acceptable: 'Will do up to' },
  shortest: { preferred: 'Preferred from', acceptable: 'Will do from' },
}

/** How long, or how short, what a contract says may be: what is preferred, and what will do. Nothing typed is 0, which is no period. */
export function PeriodFields(props: PeriodFieldsProps) {
  const controlId = useControlId()
  let adder: HTMLButtonElement | undefined

  function add(): void {
    props.onChange({ preferred: 0, acceptable: 0 })
    queueMicrotask(() => focusControl(controlId(`${props.path}.preferred`)))
  }
  function remove(): void {
    props.onChange(undefined)
    queueMicrotask(() => adder?.focus())
  }

  return (
    <Show
      when={props.period}
      fallback={
        <button ref={adder} type="button" class="button button-quiet self-start" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          Add a {props.bound} period
          <span class="sr-only"> to {props.point}</span>
        </button>
      }
    >
      {(period) => (
        <fieldset>
          <legend class="field-label mb-1.5">At the {props.bound}, in months</legend>
          <div class="grid gap-3 sm:grid-cols-2">
            <For each={limits}>
              {(limit) => (
                <Field
                  path={`${props.path}.${limit}`}
                  label={labels[props.bound][limit]}
                  required
                  error={props.errorOf(`${props.path}.${limit}`)}
                >
                  {(attributes) => (
                    <input
                      {...attributes}
                      class="input"
                      type="number"
                      min="1"
                      max="1200"
                      step="any"
                      value={period()[limit] || ''}
                      onInput={(event) => {
                        const months = event.currentTarget.valueAsNumber
                        props.onChange({ ...period(), [limit]: Number.isFinite(months) ? months : 0 })
                      }}
                    />
                  )}
                </Field>
              )}
            </For>
          </div>
          <button type="button" class="button button-quiet mt-2" onClick={remove}>
            <X size={16} aria-hidden="true" />
            Remove
            <span class="sr-only">
              {' '}
              the {props.bound} period of {props.point}
            </span>
          </button>
        </fieldset>
      )}
    </Show>
  )
}
