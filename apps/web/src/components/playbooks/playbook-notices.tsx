import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { PlaybookEditor } from '../../state/playbook-editor.ts'
import { titleOf } from '../../state/playbook-words.ts'
import { ErrorCard } from '../error-card.tsx'
import { WrongFields } from '../form/wrong-fields.tsx'
import { Card } from '../panes.tsx'

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
        <section class="trouble mb-6" aria-labelledby="outdated-title">
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
      <WrongFields title="Not saved: this needs your attention" errors={props.editor.errors()} placeOf={placeWords} />
    </>
  )
}

function placeWords(path: string): string {
  const [top, check] = path.split('.')
  return top === 'positions' && check ? `${titleOf(check)}: ` : ''
}
