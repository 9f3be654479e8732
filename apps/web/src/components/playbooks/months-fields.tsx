import type { PlaybookPosition } from '@clausemint/protocol'
import { For } from 'solid-js'
import { Field } from '../form/field.tsx'

type Period = NonNullable<PlaybookPosition['longest']>

interface MonthsFieldsProps {
  path: string
  legend: string
  labels: Record<keyof Period, string>
  period: Period
  errorOf: (path: string) => string | undefined
  onChange: (period: Period) => void
}

const bounds = ['preferred', 'acceptable'] as const

/** Two periods: what is preferred, and what will do. Nothing typed is 0, which is no period. */
export function MonthsFields(props: MonthsFieldsProps) {
  return (
    <fieldset>
      <legend class="field-label mb-1.5">{props.legend}</legend>
      <div class="grid gap-3 sm:grid-cols-2">
        <For each={bounds}>
          {(bound) => (
            <Field
              path={`${props.path}.${bound}`}
              label={props.labels[bound]}
              required
              error={props.errorOf(`${props.path}.${bound}`)}
            >
              {(attributes) => (
                <input
                  {...attributes}
                  class="input"
                  type="number"
                  min="1"
                  max="1200"
                  step="any"
                  value={props.period[bound] || ''}
                  onInput={(event) => {
                    const months = event.currentTarget.valueAsNumber
                    props.onChange({ ...props.period, [bound]: Number.isFinite(months) ? months : 0 })
                  }}
                />
              )}
            </Field>
          )}
        </For>
      </div>
    </fieldset>
  )
}
