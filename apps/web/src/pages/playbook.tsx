import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { PlaybookEditorPane } from '../components/playbooks/playbook-editor-pane.tsx'
import { PlaybookHelp } from '../components/playbooks/playbook-help.tsx'

/** One playbook, to be read and changed. */
export default function PlaybookPage() {
  const params = useParams()
  document.title = 'Playbook · Clausemint'
  return (
    <>
      <Show when={params.playbookId} keyed>
        {(playbookId) => <PlaybookEditorPane playbookId={playbookId} />}
      </Show>
      <PlaybookHelp />
    </>
  )
}
