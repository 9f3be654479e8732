import { AppError } from '@clausemint/client'
import type { Clause } from '@clausemint/protocol'
import { createSignal, onMount, Show } from 'solid-js'
import { createClauseDraft } from '../../contract/clause-draft.ts'
import { useContract } from '../../contract/contract.tsx'
import { useApp } from '../../state/app.tsx'
import { explain } from '../../state/error-words.ts'
import { isComposing, layer } from '../../state/layers.ts'
import { ErrorText } from '../form/field.tsx'
import { ClauseConflict } from './clause-conflict.tsx'

interface ClauseEditorProps {
  clause: Clause
  name: string
  onDone: () => void
}

/** A clause's heading and words, being edited. What is typed survives a reload; a conflict shows both and lets choose. */
export function ClauseEditor(props: ClauseEditorProps) {
  const { announcer } = useApp()
  const { store, actions, desk } = useContract()
  const { clause } = props
  const editing = createClauseDraft(store.documentId, clause)
  const { draft } = editing
  const [isSaving, setSaving] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const standing = () => failure()?.details.clause
  const isHeadingMissing = () => draft().heading?.trim() === ''
  const id = `edit-${clause.id}`
  let words: HTMLTextAreaElement | undefined
  let title: HTMLInputElement | undefined
  const focus = () => ((desk.isHeadingMeant() ? title : words) ?? title ?? words)?.focus()
  onMount(focus)

  function done(): void {
    editing.forget()
    props.onDone()
  }

  /** Esc gives up nothing: what was typed is there again at the next edit. */
  function putAside(): void {
    if (editing.isChanged()) announcer.announce('Not saved. What you typed is kept for your next edit of this clause.')
    else editing.forget()
    props.onDone()
  }

  async function save(): Promise<void> {
    if (isSaving()) return
    if (isHeadingMissing()) return title?.focus()
    setSaving(true)
    setFailure(undefined)
    try {
      await saveHeading()
      const { text, version } = draft()
      if (text !== props.clause.text) await actions.edit(clause.id, version, text)
      done()
    } catch (error) {
      const known = AppError.from(error)
      setFailure(known)
      setSaving(false)
      announcer.announce(`Not saved. ${known.details.clause ? 'Another edit came first.' : known.message}`)
    }
  }

  async function saveHeading(): Promise<void> {
    const { headingBefore } = draft()
    const heading = draft().heading?.trim()
    if (heading === undefined || headingBefore === undefined || heading === props.clause.heading) return
    await actions.editHeading(clause.id, headingBefore, heading)
    editing.headingSaved(heading)
  }

  function keys(event: KeyboardEvent): void {
    if (isComposing(event)) return
    const isSent = event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.target === title)
    if (isSent) void save()
    else if (event.key === 'Escape') putAside()
    else return
    event.preventDefault()
  }

  return (
    <div class="clause-editor" {...layer}>
      <Show when={draft().heading !== undefined}>
        <label class="sr-only" for={`${id}-heading`}>
          Heading of {props.name}
        </label>
        <input
          ref={title}
          id={`${id}-heading`}
          class="input mb-2 font-bold font-serif"
          maxlength="500"
          value={draft().heading}
          aria-invalid={isHeadingMissing()}
          aria-describedby={`${id}-heading-error`}
          onInput={(event) => editing.type({ heading: event.currentTarget.value })}
          onKeyDown={keys}
        />
        <ErrorText id={`${id}-heading-error`} error={isHeadingMissing() ? 'A heading is missing.' : undefined} />
      </Show>
      <Show when={clause.text !== ''}>
        <label class="sr-only" for={id}>
          Words of {props.name}
        </label>
        <textarea
          ref={words}
          id={id}
          class="input font-serif"
          value={draft().text}
          onInput={(event) => editing.type({ text: event.currentTarget.value })}
          onKeyDown={keys}
        />
      </Show>
      <Show when={failure()}>
        {(known) => (
          <section class="note-box note-warning" aria-label="Not saved">
            <p class="font-medium text-ink">
              {standing() ? 'Somebody else changed this clause.' : explain(known().body).what}
            </p>
            <Show when={standing()} fallback={<p>What you typed is kept here. Try to save it again.</p>}>
              {(theirs) => (
                <ClauseConflict
                  theirs={theirs()}
                  mine={draft()}
                  onKeepTheirs={done}
                  onSaveMine={() => {
                    editing.rebase(theirs())
                    void save()
                  }}
                  onStartFromTheirs={() => {
                    editing.startFrom(theirs())
                    setFailure(undefined)
                    focus()
                  }}
                />
              )}
            </Show>
          </section>
        )}
      </Show>
      <div class="mt-2 flex flex-wrap items-center gap-2">
        <button
          type="button"
          class="button button-primary"
          aria-disabled={isSaving()}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void save()}
        >
          {isSaving() ? 'Saving…' : 'Save'}
        </button>
        <button type="button" class="button button-quiet" onClick={done}>
          Cancel
        </button>
        <span class="text-quiet text-xs max-medium:hidden">
          {editing.wasKept ? 'Goes on from what you typed.' : ''} <kbd class="key">Ctrl</kbd>{' '}
          <kbd class="key">Enter</kbd> saves
        </span>
      </div>
    </div>
  )
}
