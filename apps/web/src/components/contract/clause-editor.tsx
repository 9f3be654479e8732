import { AppError } from '@clausemint/client'
import type { Clause } from '@clausemint/protocol'
import { createSignal, onMount, Show } from 'solid-js'
import { compareWords } from '../../contract/compare-words.ts'
import { useContract } from '../../contract/contract.tsx'
import { trackedWords } from '../../contract/tracked-words.ts'
import { isComposing, layer } from '../../state/layers.ts'
import { readStored, writeStored } from '../../state/storage.ts'
import { explain } from '../../state/words.ts'
import { Pieces } from './pieces.tsx'

interface ClauseEditorProps {
  clause: Clause
  name: string
  onDone: () => void
}

type Standing = NonNullable<AppError['details']['clause']>

/** A clause's words, being edited. What is typed survives a reload; a conflict shows both and lets choose. */
export function ClauseEditor(props: ClauseEditorProps) {
  const { store, actions } = useContract()
  const key = `clausemint.edit.${store.documentId}.${props.clause.id}`
  const stored = readDraft(readStored(key))
  const [text, setText] = createSignal(stored?.text ?? props.clause.text)
  /** The version the words were made from. */
  const [version, setVersion] = createSignal(stored?.version ?? props.clause.version)
  const [isSaving, setSaving] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const [standing, setStanding] = createSignal<Standing>()
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())

  function type(words: string): void {
    setText(words)
    writeStored(key, { text: words, version: version() })
  }
  function done(): void {
    writeStored(key, undefined)
    props.onDone()
  }

  async function save(): Promise<void> {
    if (isSaving()) return
    if (text() === props.clause.text) return done()
    setSaving(true)
    setFailure(undefined)
    try {
      await actions.edit(props.clause.id, version(), text())
      done()
    } catch (error) {
      const known = AppError.from(error)
      setStanding(known.details.clause)
      setFailure(known)
      setSaving(false)
    }
  }

  return (
    <div class="clause-editor" {...layer}>
      <label class="sr-only" for={`edit-${props.clause.id}`}>
        Words of {props.name}
      </label>
      <textarea
        ref={field}
        id={`edit-${props.clause.id}`}
        class="input font-serif"
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          else if (event.key === 'Escape') done()
          else return
          event.preventDefault()
        }}
      />
      <Show when={failure()}>
        {(known) => (
          <section class="note-box note-warning" aria-label="Not saved">
            <p class="font-medium text-ink">
              {standing() ? 'Somebody else changed this clause.' : explain(known().body).what}
            </p>
            <Show when={standing()} fallback={<p>What you typed is kept here. Try to save it again.</p>}>
              {(theirs) => (
                <>
                  <p>From their words to yours:</p>
                  <p class="clause-text my-2 font-serif text-ink">
                    <Pieces pieces={trackedWords(theirs().text, text(), compareWords)} />
                  </p>
                  <div class="flex flex-wrap gap-2">
                    <button type="button" class="button" onClick={done}>
                      Keep theirs
                    </button>
                    <button
                      type="button"
                      class="button"
                      onClick={() => {
                        setVersion(theirs().version)
                        void save()
                      }}
                    >
                      Save mine instead
                    </button>
                    <button
                      type="button"
                      class="button button-quiet"
                      onClick={() => {
                        setVersion(theirs().version)
                        type(theirs().text)
                        setFailure(undefined)
                        field?.focus()
                      }}
                    >
                      Start from theirs
                    </button>
                  </div>
                </>
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
          <kbd class="key">Ctrl</kbd> <kbd class="key">Enter</kbd> saves
        </span>
      </div>
    </div>
  )
}

function readDraft(value: unknown): { text: string; version: number } | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('version' in value)) return undefined
  const { text, version } = value
  return typeof text === 'string' && typeof version === 'number' ? { text, version } : undefined
}
