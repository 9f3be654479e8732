import { A, useNavigate } from '@solidjs/router'
import Save from 'lucide-solid/icons/save'
import { onCleanup, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { isComposing, isLayerOpen } from '../../state/layers.ts'
import { createPlaybookEditor } from '../../state/playbook-editor.ts'
import { CheckedForm } from '../form/checked-form.tsx'
import { controlId, FormProvider } from '../form/control-id.ts'
import { focusControl } from '../form/focus-control.ts'
import { SubmitRow } from '../form/submit-row.tsx'
import { PageColumn, PaperPane } from '../panes.tsx'
import { PlaybookFields } from './playbook-fields.tsx'
import { PlaybookNotices } from './playbook-notices.tsx'

/** One playbook's form, and the row that saves it. */
export function PlaybookEditorPane(props: { playbookId: string }) {
  const { client, announcer } = useApp()
  const navigate = useNavigate()
  const { playbookId } = props
  const editor = createPlaybookEditor(client, playbookId)

  async function save(): Promise<void> {
    const stands = await editor.save()
    if (!stands) return tellWhy()
    const isCopy = stands.id !== playbookId
    announcer.announce(isCopy ? 'Saved as a playbook of your own.' : `Saved as version ${stands.version}.`)
    if (isCopy) navigate(`/playbooks/${stands.id}`)
  }

  function tellWhy(): void {
    const [first] = editor.errors()
    if (first) focusControl(controlId('playbook', first.path))
    if (first) announcer.announce(`Not saved. ${first.message}`)
    else if (editor.isOutdated()) announcer.announce('Not saved: somebody saved another version meanwhile.')
    else if (editor.failure()) announcer.announce(`Not saved. ${editor.failure()?.message}`)
  }

  const listen = (event: KeyboardEvent) => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!isSave || event.key.toLowerCase() !== 's' || isComposing(event) || isLayerOpen()) return
    event.preventDefault()
    void save()
  }
  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))

  function stateWords(): string {
    if (editor.isChanged()) return 'Not saved yet; kept in this browser.'
    return editor.isShipped()
      ? 'Comes with Clausemint. Saving makes a copy of your own.'
      : `Version ${editor.draft()?.version}, saved.`
  }

  return (
    <PaperPane
      footer={
        <Show when={editor.draft()}>
          <SubmitRow
            form="playbook-form"
            words={editor.isSaving() ? 'Saving…' : editor.isShipped() ? 'Save a copy' : 'Save'}
            icon={<Save size={18} aria-hidden="true" />}
            isBusy={editor.isSaving()}
            describedBy="playbook-state"
            keys="Control+S Meta+S"
          >
            <p id="playbook-state" class="min-w-0 flex-1 basis-48 text-quiet text-sm">
              {stateWords()}
            </p>
            <Show when={editor.isChanged()}>
              <button type="button" class="button button-quiet" onClick={() => editor.loadSaved()}>
                Discard changes
              </button>
            </Show>
          </SubmitRow>
        </Show>
      }
    >
      <PageColumn>
        <A href="/playbooks" class="inline-block min-h-6 text-sm underline">
          All playbooks
        </A>
        <h1 class="mt-2 mb-8 page-title">Playbook</h1>
        <FormProvider value="playbook">
          <PlaybookNotices editor={editor} onSave={() => void save()} />
          <Show
            when={editor.draft()}
            fallback={
              <Show when={!editor.failure()}>
                <div class="skeleton h-64 w-full" role="img" aria-label="Loading the playbook" />
              </Show>
            }
          >
            <CheckedForm id="playbook-form" onSubmit={() => void save()}>
              <PlaybookFields editor={editor} />
            </CheckedForm>
          </Show>
        </FormProvider>
      </PageColumn>
    </PaperPane>
  )
}
