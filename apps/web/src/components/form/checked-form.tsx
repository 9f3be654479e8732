import type { ParentProps } from 'solid-js'

interface CheckedFormProps extends ParentProps {
  id: string
  onSubmit: () => void
}

/** A form that says itself what is wrong in it: the browser's own bubbles stay away. */
export function CheckedForm(props: CheckedFormProps) {
  return (
    <form
      id={props.id}
      novalidate
      class="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      {props.children}
    </form>
  )
}
