import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, For, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import type { PartyKey, PartyValues } from '../../state/draft-values.ts'
import { createControl, type ErrorOf } from './control.ts'
import { useControlId } from './control-id.ts'
import { focusControl } from './focus-control.ts'
import { TextField } from './text-field.tsx'

interface PartyCardProps {
  party: PartyKey
  title: string
  hint: string
  /** A name as it could be. */
  example: string
  errorOf: ErrorOf
}

/** One party; those of earlier drafts are offered while its name is empty. */
export function PartyCard(props: PartyCardProps) {
  const { draft, parties } = useApp()
  const controlId = useControlId()
  const values = () => draft.draft.values[props.party]
  const path = (field: string) => `${props.party}.${field}`
  const control = (name: keyof PartyValues, field: string = name) =>
    createControl(
      path(field),
      (place) => props.errorOf(place),
      () => values()[name],
      (value) => draft.setParty(props.party, { [name]: value }),
    )
  const offered = () => {
    const { partyA, partyB, partyC } = draft.draft.values
    const taken = new Set([partyA.name, partyB.name, partyC.name])
    return values().name === ''
      ? parties
          .parties()
          .filter(({ name }) => !taken.has(name))
          .slice(0, 4)
      : []
  }

  /** Open where there is something in it to see or to correct; whoever opens it by hand keeps it open. */
  const hasDetails = createMemo((before: boolean) => {
    const { form, address, signatoryName, signatoryTitle } = values()
    const filled = [form, address, signatoryName, signatoryTitle].some((text) => text !== '')
    const fields = ['form', 'address', 'signatory.name', 'signatory.title']
    return before || filled || fields.some((field) => props.errorOf(path(field)) !== undefined)
  }, false)

  return (
    <fieldset class="card min-w-0 p-4">
      <legend class="sr-only">{props.title}</legend>
      <div class="mb-3 flex items-baseline justify-between gap-2" aria-hidden="true">
        <span class="font-semibold text-ink">{props.title}</span>
        <span class="text-quiet text-xs">{props.hint}</span>
      </div>
      <div class="flex flex-col gap-3">
        <TextField
          {...control('name')}
          label="Name"
          required
          maxlength={200}
          autocomplete="organization"
          placeholder={props.example}
        />
        <Show when={offered().length > 0}>
          <ul class="flex flex-wrap items-center gap-1.5" aria-label={`Earlier parties for ${props.title}`}>
            <For each={offered()}>
              {(known) => (
                <li class="max-w-full">
                  <button
                    type="button"
                    class="button min-h-7 max-w-full rounded-full px-2.5 py-0.5 text-xs"
                    onClick={() => {
                      draft.setParty(props.party, known)
                      focusControl(controlId(path('name')))
                    }}
                  >
                    <span class="truncate">{known.name}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <details class="text-sm" open={hasDetails()}>
          <summary class="inline-flex min-h-7 cursor-pointer items-center text-text">
            <ChevronRight size={16} aria-hidden="true" class="mr-1 transition-transform in-open:rotate-90" />
            Legal form, address, signature
          </summary>
          <div class="mt-3 flex flex-col gap-3">
            <TextField
              {...control('form')}
              label="Legal form"
              maxlength={200}
              placeholder="private limited company incorporated in India"
            />
            <TextField {...control('address')} label="Address" maxlength={400} autocomplete="street-address" />
            <div class="grid gap-3 sm:grid-cols-2">
              <TextField
                {...control('signatoryName', 'signatory.name')}
                label="Signed by"
                maxlength={120}
                autocomplete="name"
              />
              <TextField
                {...control('signatoryTitle', 'signatory.title')}
                label="Title"
                maxlength={120}
                placeholder="Director"
                autocomplete="organization-title"
              />
            </div>
          </div>
        </details>
      </div>
    </fieldset>
  )
}
