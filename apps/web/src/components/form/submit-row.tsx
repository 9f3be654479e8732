import type { JSX, ParentProps } from 'solid-js'

interface SubmitRowProps extends ParentProps {
  /** The id of the form it sends. */
  form: string
  words: string
  icon: JSX.Element
  isBusy: boolean
  /** The id of what says where it goes, or how it stands. */
  describedBy: string
  /** The keys that do the same, as `aria-keyshortcuts` names them. */
  keys?: string
}

/** The foot of a form's page: the button that sends it, and what is to be known of that. */
export function SubmitRow(props: SubmitRowProps) {
  return (
    <div
      class="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-raised px-4 py-3 medium:px-8"
      data-screen-only
    >
      <button
        type="submit"
        form={props.form}
        class="button button-primary min-h-11 px-5 text-base max-medium:w-full"
        aria-disabled={props.isBusy}
        aria-keyshortcuts={props.keys}
        aria-describedby={props.describedBy}
      >
        {props.icon}
        {props.words}
      </button>
      {props.children}
    </div>
  )
}
