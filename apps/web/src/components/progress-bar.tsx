import { createEffect } from 'solid-js'

interface ProgressBarProps {
  /** From 0 to 1. */
  fraction: number
  label: string
  /** The id of what says the same in words. */
  describedBy: string
}

export function ProgressBar(props: ProgressBarProps) {
  const percent = () => Math.round(props.fraction * 100)
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow={percent()}
      aria-describedby={props.describedBy}
      class="h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      <div
        class="h-full w-full origin-left rounded-full bg-decoration transition-transform duration-500 ease-out"
        ref={(element) => createEffect(() => element.style.setProperty('transform', `scaleX(${props.fraction})`))}
      />
    </div>
  )
}
