import { A, useNavigate } from '@solidjs/router'
import FilePlus from 'lucide-solid/icons/file-plus'
import PenLine from 'lucide-solid/icons/pen-line'
import { onMount, Show } from 'solid-js'
import { ErrorCard } from '../components/error-card.tsx'
import { CheckedForm } from '../components/form/checked-form.tsx'
import { controlId, FormProvider } from '../components/form/control-id.ts'
import { focusControl } from '../components/form/focus-control.ts'
import { NdaForm } from '../components/form/nda-form.tsx'
import { SubmitRow } from '../components/form/submit-row.tsx'
import { WrongFields } from '../components/form/wrong-fields.tsx'
import { AssistantPane, Card, Notice, PageColumn, PaperPane } from '../components/panes.tsx'
import { DestinationLine, WriterChoice } from '../components/writer-choice.tsx'
import { useApp } from '../state/app.tsx'
import { createNdaSubmission } from '../state/nda-submission.ts'

/** The form: what is missing is said field by field, before anything starts. */
export default function NewNdaPage() {
  const app = useApp()
  const { draft, announcer, connection } = app
  const navigate = useNavigate()
  const { errors, isSending, failure, ...submission } = createNdaSubmission(app)
  const errorOf = (path: string) => errors().find((error) => error.path === path)?.message
  document.title = 'New NDA · Clausemint'

  onMount(() => {
    if (draft.draft.documentId !== '') draft.renew()
    // It was on its way when the page was left; the server knows it by its name if it arrived.
    else if (draft.draft.isSent) void send()
  })

  async function send(): Promise<void> {
    const documentId = draft.draft.documentId || (await submission.send())
    if (documentId) return navigate(`/documents/${documentId}`)
    const [first] = errors()
    if (!first || failure()) return
    announcer.announce(`Not started: ${attentionWords().toLowerCase()}.`)
    focusControl(controlId('nda', first.path))
  }

  const attentionWords = () =>
    `${errors().length === 1 ? 'One detail needs' : `${errors().length} details need`} your attention`

  return (
    <>
      <PaperPane
        footer={
          <SubmitRow
            form="nda-form"
            words={sendWords()}
            icon={<PenLine size={18} aria-hidden="true" />}
            isBusy={isSending()}
            describedBy="destination"
          >
            <div class="min-w-0 flex-1 basis-64">
              <DestinationLine />
            </div>
          </SubmitRow>
        }
      >
        <PageColumn>
          <h1 class="page-title">New NDA</h1>
          <p class="mt-1 mb-8 max-w-xl">Two names and a purpose are enough. Then watch it being written.</p>

          <Show when={draft.draft.documentId !== ''}>
            <Card class="mb-6 flex flex-wrap items-center gap-3 bg-accent-soft">
              <p class="min-w-0 flex-1 basis-64 text-ink">
                <strong class="font-semibold">This draft has become a document,</strong> in another tab.
              </p>
              <A href={`/documents/${draft.draft.documentId}`} class="button">
                Open it
              </A>
              <button type="button" class="button button-quiet" onClick={() => draft.renew()}>
                <FilePlus size={17} aria-hidden="true" />
                Start another
              </button>
            </Card>
          </Show>

          <FormProvider value="nda">
            <WrongFields title={attentionWords()} errors={errors()} placeOf={partyWords} />

            <Show when={failure()}>
              {(known) => (
                <div class="mb-6">
                  <ErrorCard error={known().body} kept="Everything you typed is still here.">
                    <button type="button" class="button" onClick={() => void send()}>
                      Try again
                    </button>
                  </ErrorCard>
                </div>
              )}
            </Show>

            <CheckedForm id="nda-form" onSubmit={() => void send()}>
              <NdaForm errorOf={errorOf} />
            </CheckedForm>
          </FormProvider>
          <Notice class="mt-8 medium:hidden" />
        </PageColumn>
      </PaperPane>

      <AssistantPane label="Assistant">
        <WriterChoice />
        <Card title="What happens next">
          <ol class="flex list-decimal flex-col gap-1.5 pl-5 text-sm">
            <li>The contract appears clause by clause, as it is written.</li>
            <li>Stop it, leave, come back: nothing is lost.</li>
            <li>Copy it, print it, take it along.</li>
          </ol>
        </Card>
      </AssistantPane>
    </>
  )

  function sendWords(): string {
    if (draft.draft.documentId !== '') return 'Open the document'
    if (!isSending()) return 'Draft the NDA'
    return connection.isLost() ? 'Will be sent once connected' : 'Starting…'
  }
}

/** Three parties have a name each; the list says whose is meant. */
function partyWords(path: string): string {
  if (path.startsWith('partyA')) return 'First party: '
  if (path.startsWith('partyB')) return 'Second party: '
  return path.startsWith('partyC') ? 'Third party: ' : ''
}
