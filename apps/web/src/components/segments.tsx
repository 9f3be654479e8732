import { For } from 'solid-js'

interface SegmentsProps<T extends string> {
  label: string
  names: Record<T, string>
  /** In the order they are shown. */
  options: readonly T[]
  value: T
  onChoose: (value: T) => void
}

/** One of a few, side by side. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  return (
    <fieldset aria-label={props.label} class="segments">
      <For each={props.options}>
        {(option) => (
          <button
            type="button"
            class="segment"
            aria-pressed={props.value === option}
            onClick={() => props.onChoose(option)}
          >
            {props.names[option]}
          </button>
        )}
      </For>
    </fieldset>
  )
}
