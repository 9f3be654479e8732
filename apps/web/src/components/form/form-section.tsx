import type { ParentProps } from 'solid-js'

interface FormSectionProps extends ParentProps {
  title: string
}

/** Some of a form's fields, under their own heading. */
export function FormSection(props: FormSectionProps) {
  return (
    <section class="border-line border-t pt-6 first:border-t-0 first:pt-0">
      <h2 class="mb-4 font-semibold font-serif text-ink text-xl">{props.title}</h2>
      <div class="flex flex-col gap-5">{props.children}</div>
    </section>
  )
}
