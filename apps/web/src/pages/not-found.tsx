import { A } from '@solidjs/router'
import { AssistantPane, PaperPane } from '../components/panes.tsx'

export default function NotFoundPage() {
  return (
    <>
      <PaperPane>
        <div class="mx-auto max-w-lg px-6 py-20 text-center">
          <h1 class="font-serif text-3xl text-ink">There is nothing at this address</h1>
          <p class="mt-3">The page may have been moved, or the link was cut on its way here.</p>
          <A href="/" class="button button-primary mt-6">
            Draft a new NDA
          </A>
        </div>
      </PaperPane>
      <AssistantPane label="Assistant" />
    </>
  )
}
