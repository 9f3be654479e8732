import { AppError, type FieldError } from '@clausemint/client'
import { ndaTermsSchema } from '@clausemint/protocol'
import { A, useNavigate } from '@solidjs/router'
import FilePlus from 'lucide-solid/icons/file-plus'
import PenLine from 'lucide-solid/icons/pen-line'
import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { ErrorCard } from '../components/error-card.tsx'
import { focusControl } from '../components/form/focus-control.ts'
import { NdaForm } from '../components/form/nda-form.tsx'
import { WrongFields } from '../components/form/wrong-fields.tsx'
import { AssistantPane, Card, Notice, PaperPane } from '../components/panes.tsx'
import { DestinationLine, WriterChoice } from '../components/writer-choice.tsx'
import { useApp } from '../state/app.tsx'
import { termsOf } from '../state/draft-values.ts'

/** The form: what is missing is said field by field, before anything starts. */
export default function NewNdaPage() {
  const { client, draft, parties, documents, announcer, connection, justStarted } = useApp()
  const navigate = useNavigate()
  const [wasTried, setTried] = createSignal(false)
  const [isSending, setSending] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const [refused, setRefused] = createSignal<FieldError[]>([])
  document.title = 'New NDA · Clausemint'

  const parsed = createMemo(() => ndaTermsSchema.safeParse(termsOf(draft.draft.values)))
  const errors = createMemo((): FieldError[] => {
    if (!wasTried()) return []
    const { error } = parsed()
    return error ? (AppError.invalid(error).details.fields ?? []) : refused()
  })
  const errorOf = (path: string) => errors().find((error) => error.path === path)?.message

  onMount(() => {
    if (draft.draft.documentId !== '') draft.renew()
    // It was on its way when the page was left; the server knows it by its name if it arrived.
    else if (draft.draft.isSent) void send()
  })

  async function send(): Promise<void> {
    if (draft.draft.documentId !== '') return navigate(`/documents/${draft.draft.documentId}`)
    if (isSending()) return
    setTried(true)
    setRefused([])
    const { data: terms, error } = parsed()
    if (error) return showErrors()

    setSending(true)
    setFailure(undefined)
    draft.sent()
    const { requestId, provider, localOnly, values } = draft.draft
    try {
      const running = client.generate.nda(terms, { requestId, localOnly, provider: provider || undefined })
      const documentId = await running.documentId
      parties.remember([values.partyA, values.partyB, ...(terms.partyC ? [values.partyC] : [])])
      draft.became(documentId)
      justStarted.add(documentId)
      void documents.changed()
      navigate(`/documents/${documentId}`)
    } catch (error) {
      const known = AppError.from(error)
      if (known.code !== 'interrupted') draft.refused()
      setFailure(known)
      setRefused(
        (known.details.fields ?? []).map(({ path, message }) => ({ path: path.replace(/^terms\./, ''), message })),
      )
      announcer.announce(`Not started. ${known.message}`)
    } finally {
      setSending(false)
    }
  }

  function showErrors(): void {
    const [first] = errors()
    if (!first) return
    const count = errors().length
    announcer.announce(`Not started: ${count === 1 ? 'one detail needs' : `${count} details need`} your attention.`)
    focusControl(first.path)
  }

  return (
    <>
      <PaperPane
        footer={
          <div
            class="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-raised px-4 py-3 medium:px-8"
            data-screen-only
          >
            <button
              type="submit"
              form="nda-form"
              class="button button-primary min-h-11 px-5 text-base max-medium:w-full"
              aria-disabled={isSending()}
              aria-describedby="destination"
            >
              <PenLine size={18} aria-hidden="true" />
              {sendWords()}
            </button>
            <div class="min-w-0 flex-1 basis-64">
              <DestinationLine />
            </div>
          </div>
        }
      >
        <div class="mx-auto w-full max-w-3xl px-4 py-8 medium:px-8">
          <h1 class="font-semibold font-serif text-3xl text-ink tracking-tight">New NDA</h1>
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

          <WrongFields
            title={`${errors().length === 1 ? 'One detail needs' : `${errors().length} details need`} your attention`}
            errors={errors()}
            placeOf={partyWords}
          />

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

          <form
            id="nda-form"
            novalidate
            class="flex flex-col gap-8"
            onSubmit={(event) => {
              event.preventDefault()
              void send()
            }}
          >
            <NdaForm errorOf={errorOf} />
          </form>
          <Notice class="mt-8 medium:hidden" />
        </div>
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
