import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { DocumentDesk } from '../components/document-desk.tsx'

/** One document. Another one begins anew: nothing of this one is left on the page. */
export default function DocumentPage() {
  const params = useParams()
  return (
    <Show when={params.documentId} keyed>
      {(documentId) => <DocumentDesk documentId={documentId} />}
    </Show>
  )
}
