import { AppError, type Client, type FieldError } from '@clausemint/client'
import { type Playbook, playbookSchema } from '@clausemint/protocol'
import { createMemo, createSignal, onCleanup } from 'solid-js'
import { draftKey, readDraft, saysTheSame, writeDraft } from './playbook-draft.ts'
import { fieldError } from './playbook-words.ts'
import { onStoredElsewhere } from './storage.ts'

/** One playbook being edited. What is not saved yet is kept in the browser and is the same in every tab. */
export function createPlaybookEditor(client: Client, id: string) {
  const [saved, setSaved] = createSignal<Playbook>()
  const [draft, setDraft] = createSignal<Playbook>()
  const [stances, setStances] = createSignal<ReadonlyMap<string, readonly string[]>>(new Map())
  const [isShipped, setShipped] = createSignal(false)
  const [isSaving, setSaving] = createSignal(false)
  const [wasTried, setTried] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const [refused, setRefused] = createSignal<readonly FieldError[]>([])

  const isChanged = createMemo(() => {
    const [stands, typed] = [saved(), draft()]
    return stands !== undefined && typed !== undefined && !saysTheSame(stands, typed)
  })
  const errors = createMemo((): readonly FieldError[] => {
    if (!wasTried()) return []
    const { error } = playbookSchema.safeParse(draft())
    return error ? (AppError.invalid(error).details.fields ?? []).map(fieldError) : refused()
  })

  async function load(): Promise<void> {
    setFailure(undefined)
    try {
      const shippedIds = (await client.playbooks.list()).filter(({ shipped }) => shipped).map((shipped) => shipped.id)
      const [stands, ...shipped] = await Promise.all([id, ...shippedIds].map((one) => client.playbooks.get(one)))
      if (!stands) return
      setStances(stancesOf([...shipped, stands]))
      setShipped(shippedIds.includes(id))
      const kept = readDraft(id)
      setSaved(stands)
      setDraft(kept && !saysTheSame(kept, stands) ? kept : stands)
    } catch (error) {
      setFailure(AppError.from(error))
    }
  }
  void load()
  onCleanup(
    onStoredElsewhere(draftKey(id), () => {
      const kept = readDraft(id)
      if (kept) setDraft(kept)
      else void load()
    }),
  )

  function edit(next: Playbook): void {
    const stands = saved()
    setDraft(next)
    setRefused([])
    writeDraft(id, stands && saysTheSame(stands, next) ? undefined : next)
  }

  /** What was saved, under the id it has now; `undefined` where it was not. */
  async function save(): Promise<Playbook | undefined> {
    const typed = draft()
    if (!typed || isSaving()) return undefined
    setTried(true)
    setRefused([])
    const { data } = playbookSchema.safeParse(typed)
    if (!data) return undefined
    setSaving(true)
    setFailure(undefined)
    try {
      const stands = await client.playbooks.save(data)
      setTried(false)
      keepTypedSince(typed, stands)
      return stands
    } catch (error) {
      await refuse(AppError.from(error))
      return undefined
    } finally {
      setSaving(false)
    }
  }

  /** The page stays usable while it is saving: what was typed meanwhile is a change to what is saved now. */
  function keepTypedSince(sent: Playbook, stands: Playbook): void {
    const now = draft()
    const next = now && now !== sent ? { ...now, id: stands.id, version: stands.version } : stands
    writeDraft(id, undefined)
    if (stands.id !== id) {
      if (next !== stands) writeDraft(stands.id, next)
      return
    }
    setSaved(stands)
    edit(next)
  }

  async function refuse(error: AppError): Promise<void> {
    const fields = (error.details.fields ?? []).map(fieldError)
    setRefused(fields)
    try {
      if (error.code === 'conflict') setSaved(await client.playbooks.get(id))
      else if (fields.length === 0) setFailure(error)
    } catch {
      setFailure(error)
    }
  }

  return {
    draft,
    stances,
    isShipped,
    isSaving,
    isChanged,
    failure,
    errors,
    /** Somebody saved another version since these changes were begun. */
    isOutdated: () => isChanged() && saved()?.version !== draft()?.version,
    load,
    edit,
    save,
    loadSaved() {
      const stands = saved()
      if (!stands) return
      setTried(false)
      edit(stands)
    },
    /** What was typed is to follow the version that somebody else saved. */
    keepTyped() {
      const [stands, typed] = [saved(), draft()]
      if (stands && typed) edit({ ...typed, version: stands.version })
    },
  }
}
export type PlaybookEditor = ReturnType<typeof createPlaybookEditor>

/** Every check and every stance that one of the playbooks names. */
function stancesOf(playbooks: readonly Playbook[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const { positions } of playbooks)
    for (const [check, { stances }] of Object.entries(positions))
      named.set(check, [...new Set([...(named.get(check) ?? []), ...Object.keys(stances)])])
  return named
}
