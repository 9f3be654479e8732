import type { AppErrorBody } from '@clausemint/client'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type ParentProps, Show } from 'solid-js'
import { explain } from '../state/error-words.ts'

interface ErrorCardProps extends ParentProps {
  error: AppErrorBody
  /** What is safe in spite of it. */
  kept?: string
}

/** What happened, what was kept, what to do; children are the buttons that do it. */
export function ErrorCard(props: ErrorCardProps) {
  const words = () => explain(props.error, props.kept)
  return (
    <section class="trouble">
      <div class="flex gap-3">
        <TriangleAlert size={20} aria-hidden="true" class="mt-0.5 flex-none text-danger" />
        <div class="min-w-0 flex-1">
          <h2 class="font-semibold text-[0.9375rem]">{words().what}</h2>
          <Show when={words().kept}>
            <p class="mt-1 text-sm">{words().kept}</p>
          </Show>
          <p class="mt-1 text-sm">{words().advice}</p>
          <Show when={props.children}>
            <div class="mt-3 flex flex-wrap gap-2">{props.children}</div>
          </Show>
          <details class="mt-3 text-sm">
            <summary class="cursor-pointer py-1">Details</summary>
            <dl class="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
              <dt>Code</dt>
              <dd>{props.error.code}</dd>
              <dt>Message</dt>
              <dd>{props.error.message}</dd>
              <Show when={props.error.provider}>
                {(provider) => (
                  <>
                    <dt>Provider</dt>
                    <dd>
                      {provider().id}: {provider().code}
                    </dd>
                  </>
                )}
              </Show>
              <Show when={props.error.limit}>
                <dt>Limit</dt>
                <dd>{props.error.limit}</dd>
              </Show>
            </dl>
          </details>
        </div>
      </div>
    </section>
  )
}
