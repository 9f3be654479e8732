import type { Playbook, PlaybookPosition } from '@clausemint/protocol'
import { For, Show } from 'solid-js'
import type { PlaybookEditor } from '../../state/playbook-editor.ts'
import { sides } from '../../state/playbook-words.ts'
import { createControl } from '../form/control.ts'
import { FormSection } from '../form/form-section.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { PositionRow } from './position-row.tsx'

const notCovered: PlaybookPosition = { stances: {}, wording: '' }

/** Everything of a playbook that can be changed. */
export function PlaybookFields(props: { editor: PlaybookEditor }) {
  const checks = () => [...props.editor.stances().keys()]
  const errorPaths = () => props.editor.errors().map(({ path }) => path)
  const errorOf = (path: string) => props.editor.errors().find((error) => error.path === path)?.message

  const control = <K extends 'name' | 'description' | 'side'>(name: K, playbook: () => Playbook) =>
    createControl(
      name,
      errorOf,
      () => playbook()[name],
      (value) => props.editor.edit({ ...playbook(), [name]: value }),
    )

  return (
    <Show when={props.editor.draft()}>
      {(playbook) => (
        <>
          <div class="flex flex-col gap-5">
            <TextField {...control('name', playbook)} label="Name" required maxlength={200} />
            <TextField {...control('description', playbook)} label="Description" maxlength={2000} />
            <SelectField {...control('side', playbook)} label="Side" options={sides} />
          </div>
          <FormSection title="Positions">
            <div class="flex flex-col gap-2">
              <For each={checks()}>
                {(check) => (
                  <PositionRow
                    check={check}
                    position={playbook().positions[check] ?? notCovered}
                    stances={props.editor.stances().get(check) ?? []}
                    errorPaths={errorPaths()}
                    errorOf={errorOf}
                    onChange={(position) =>
                      props.editor.edit({
                        ...playbook(),
                        positions: { ...playbook().positions, [check]: position },
                      })
                    }
                  />
                )}
              </For>
            </div>
          </FormSection>
        </>
      )}
    </Show>
  )
}
