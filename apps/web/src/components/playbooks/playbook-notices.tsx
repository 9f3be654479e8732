import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { PlaybookEditor } from '../../state/playbook-editor.ts'
import { titleOf } from '../../state/playbook-words.ts'
import { ErrorCard } from '../error-card.tsx'
import { controlId } from '../form/field.tsx'
import { Card } from '../panes.tsx'
import { focusControl } from './focus-control.ts'

interface PlaybookNoticesProps {
  editor: PlaybookEditor
  onSave: () => void
}

/** What stands between what was typed and its being saved. */
export function PlaybookNotices(props: PlaybookNoticesProps) {
  const isUnknown = () => props.editor.failure()?.code === 'not_found'
  return (
    <>
      <Show when={isUnknown()}>
        <Card class="mb-6">
          <p class="mb-3 text-ink">There is no such playbook here.</p>
          <A href="/playbooks" class="button">
            See the playbooks
          </A>
        </Card>
      </Show>
      <Show when={isUnknown() ? undefined : props.editor.failure()}>
        {(failure) => (
          <div class="mb-6">
            <ErrorCard error={failure().body} kept="Everything you typed is still here.">
              <button
                type="button"
                class="button"
                onClick={() => (props.editor.draft() ? props.onSave() : void props.editor.load())}
              >
                Try again
              </button>
            </ErrorCard>
          </div>
        )}
      </Show>
      <Show when={props.editor.isOutdated()}>
        <section
          class="mb-6 rounded-xl border border-danger bg-danger-soft p-4 text-ink"
          aria-labelledby="outdated-title"
        >
          <h2 id="outdated-title" class="font-semibold">
            Somebody saved another version meanwhile
          </h2>
          <p class="mt-1 text-sm">What you typed is still here, and not saved.</p>
          <div class="mt-3 flex flex-wrap gap-2">
            <button type="button" class="button" onClick={() => props.editor.loadSaved()}>
              Load theirs
            </button>
            <button type="button" class="button" onClick={() => props.editor.keepTyped()}>
              Keep mine instead
            </button>
          </div>
        </section>
      </Show>
      <Show when={props.editor.errors().length > 0}>
        <section class="mb-6 rounded-xl border border-danger bg-danger-soft p-4 text-ink" aria-labelledby="wrong-title">
          <h2 id="wrong-title" class="font-semibold">
            Not saved: this needs your attention
          </h2>
          <ul class="mt-1.5 list-disc pl-5 text-sm">
            <For each={props.editor.errors()}>
              {({ path, message }) => (
                <li>
                  <a
                    href={`#${controlId(path)}`}
                    class="inline-block min-h-6 text-danger underline"
                    onClick={(event) => {
                      event.preventDefault()
                      focusControl(path)
                    }}
                  >
                    {placeWords(path)}
                    {message}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function placeWords(path: string): string {
  const [top, check] = path.split('.')
  return top === 'positions' && check ? `${titleOf(check)}: ` : ''
}
