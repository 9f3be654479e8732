import { AppError, type FieldError } from '@clausemint/client'
import { type DocumentId, ndaTermsSchema } from '@clausemint/protocol'
import { createMemo, createSignal } from 'solid-js'
import { loadDraftPage } from '../load-ahead.ts'
import type { App } from './app.tsx'
import { termsOf } from './draft-values.ts'

type Parts = Pick<App, 'client' | 'connection' | 'draft' | 'parties' | 'documents' | 'announcer' | 'justStarted'>

/** Sends the NDA's form: what is missing is said field by field, before anything starts. */
export function createNdaSubmission({ client, connection, draft, parties, documents, announcer, justStarted }: Parts) {
  const [wasTried, setTried] = createSignal(false)
  const [isSending, setSending] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const [refused, setRefused] = createSignal<FieldError[]>([])

  const parsed = createMemo(() => ndaTermsSchema.safeParse(termsOf(draft.draft.values)))
  const errors = createMemo((): FieldError[] => {
    if (!wasTried()) return []
    const { error } = parsed()
    return error ? (AppError.invalid(error).details.fields ?? []) : refused()
  })

  return {
    /** Nothing before the first try; then what is wrong now. */
    errors,
    isSending,
    failure,

    /** The document it has become; `undefined` where it was not sent: `errors` or `failure` say why. */
    async send(): Promise<DocumentId | undefined> {
      if (isSending()) return undefined
      setTried(true)
      setRefused([])
      setFailure(undefined)
      const { data: terms, error } = parsed()
      if (error) return undefined

      setSending(true)
      // Some browsers never ask again for what could not be loaded once.
      if (connection.isOpen()) loadDraftPage()
      draft.sent()
      const { requestId, provider, localOnly, values } = draft.draft
      try {
        const running = client.generate.nda(terms, { requestId, localOnly, provider: provider || undefined })
        const documentId = await running.documentId
        parties.remember([values.partyA, values.partyB, ...(terms.partyC ? [values.partyC] : [])])
        draft.became(documentId)
        justStarted.add(documentId)
        void documents.changed()
        return documentId
      } catch (error) {
        const known = AppError.from(error)
        if (known.code !== 'interrupted') draft.refused()
        setFailure(known)
        setRefused(
          (known.details.fields ?? []).map(({ path, message }) => ({ path: path.replace(/^terms\./, ''), message })),
        )
        announcer.announce(`Not started. ${known.message}`)
        return undefined
      } finally {
        setSending(false)
      }
    },
  }
}
